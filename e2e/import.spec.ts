import { expect, test } from '@playwright/test'
import { enterDemo } from './support/demo.ts'

const file = `客户名称,业务员,手机,地区,备注
绍兴听涛阁试样有限公司,林晚舟,13800000001,浙江省绍兴市,展会认识
无锡望潮里试样有限公司,没有这个人,13800000002,江苏省无锡市,
绍兴晚晴堂试样有限公司,,13800000003,浙江省绍兴市,规则来分
`

test('a file becomes customers: owners kept, blanks placed by rules, an unknown owner comes back with the reason', async ({
  page,
}) => {
  await enterDemo(page, 'administrator', '/import')
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
