import { expect, test } from '@playwright/test'
import { callApi, enterDemo } from './support/demo.ts'

const file = `客户名称,业务员,手机,地区,备注
绍兴听涛阁试样有限公司,林晚舟,13800000001,浙江省绍兴市,展会认识
无锡望潮里试样有限公司,没有这个人,13800000002,江苏省无锡市,
绍兴晚晴堂试样有限公司,,13800000003,浙江省绍兴市,规则来分
`

test('a file becomes customers: owners kept, blanks placed by rules, an unknown owner comes back with the reason', async ({
  page,
}) => {
  await enterDemo(page, 'administrator', '/import')
  await page.waitForLoadState('networkidle')
  await page.locator('input[type=file]').setInputFiles({
    name: '客户.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(file, 'utf8'),
  })
  await page.getByRole('button', { name: '上传并识别列' }).click()
  await expect(page.getByRole('combobox', { name: '业务员' })).toHaveValue('owner', { timeout: 30_000 })
  await page.getByRole('button', { name: '试跑，先不写入' }).click()
  await expect(page.getByText('试跑结果，还没写入')).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText(/没有这个人/).first()).toBeVisible()
  await expect(page.getByRole('link', { name: /下载退回的行/ })).toBeVisible()
  await page.getByRole('button', { name: '导入 2 行' }).click()
  await expect(page.getByRole('heading', { name: '导入完成' })).toBeVisible({ timeout: 60_000 })
  await page.getByRole('link', { name: '看客户列表' }).click()
  await page.getByRole('tab', { name: /全部/ }).click()
  await page.getByRole('searchbox').first().fill('听涛阁')
  await expect(page.getByRole('row', { name: /绍兴听涛阁试样.*林晚舟/ })).toBeVisible()
})

test('an import is undone: what it created goes, what somebody went on with stays and is listed', async ({ page }) => {
  const mark = `撤销${Date.now()}`
  const rows = ['一', '二', '三'].map((n) => `${mark}${n}试样有限公司,,1380000${String(Date.now()).slice(-4)}`)
  await enterDemo(page, 'administrator', '/import')
  const file = {
    name: `${mark}.csv`,
    mimeType: 'text/csv',
    buffer: Buffer.from(`客户名称,业务员,备注\n${rows.join('\n')}\n`, 'utf8'),
  }
  const upload = page.getByRole('button', { name: '上传并识别列' })
  // On a busy machine the page may be drawn once more after its first picture.
  await expect(async () => {
    await page.locator('input[type=file]').setInputFiles(file)
    await expect(upload).toBeEnabled({ timeout: 2000 })
  }).toPass()
  await upload.click()
  await page.getByRole('button', { name: '试跑，先不写入' }).click()
  await page.getByRole('button', { name: '导入 3 行' }).click({ timeout: 60_000 })
  await expect(page.getByRole('heading', { name: '导入完成' })).toBeVisible({ timeout: 60_000 })

  // Somebody goes on with one of them.
  const found = await callApi<{ items: { id: string; name: string }[] }>(
    page,
    'GET',
    `/customers?q=${encodeURIComponent(`${mark}一`)}`,
  )
  await callApi(page, 'POST', `/customers/${found.items[0]?.id}/follow-ups`, { kind: 'call', text: '打过电话，还要的' })

  await page.goto(new URL('/import/history', page.url()).href)
  const item = page.getByRole('listitem').filter({ hasText: `${mark}.csv` })
  await item.getByRole('button', { name: '撤销这次导入' }).click()
  await page.getByRole('button', { name: '撤销导入', exact: true }).click()
  await expect(page.getByRole('heading', { name: '已撤销' })).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('row', { name: new RegExp(`${mark}一.*导入后有人跟进过`) })).toBeVisible()
  const left = await callApi<{ items: { name: string }[] }>(page, 'GET', `/customers?q=${encodeURIComponent(mark)}`)
  expect(left.items.map((one) => one.name)).toEqual([`${mark}一试样有限公司`])
})
