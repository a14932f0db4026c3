import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { callApi, demoUrl, enterDemo } from './support/demo.ts'

interface Made {
  id: string
  name: string
}

test('a rep records consent on the customer page, and the withdrawal that follows', async ({ page }) => {
  await enterDemo(page, 'account-manager')
  const customer = await callApi<Made>(page, 'POST', '/customers', { kind: 'individual', name: '端木怀瑾' })
  await page.goto(`${demoUrl()}/customers/${customer.id}`)
  const section = page.getByRole('region', { name: '同意' })
  await section.getByRole('button', { name: '记录同意' }).click()
  const dialog = page.getByRole('dialog', { name: '记录对方的同意或拒绝' })
  await dialog.getByLabel('用途').selectOption({ label: '营销' })
  await dialog.getByRole('checkbox', { name: '微信' }).check()
  await dialog.getByRole('checkbox', { name: '电话' }).check()
  await dialog.getByLabel(/证据/).fill('展会登记表 A-17')
  await dialog.getByRole('button', { name: '记录', exact: true }).click()
  await expect(section.getByText('微信 同意')).toBeVisible()
  await expect(section.getByText('电话 同意')).toBeVisible()

  await section.getByRole('button', { name: '历史' }).click()
  const history = page.getByRole('dialog', { name: '同意的历史' })
  await expect(history.getByText('展会登记表 A-17').first()).toBeVisible()
  const wechat = history.getByRole('listitem').filter({ hasText: '微信' })
  await wechat.getByRole('button', { name: '今天撤回了' }).click()
  await expect(wechat.getByText(/撤回，.*记录/)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(section.getByText('微信 同意')).toBeHidden()
  await expect(section.getByText('电话 同意')).toBeVisible()
})

test('an administrator filters the audit, reads a change and takes the shown entries away', async ({ page }) => {
  await enterDemo(page, 'administrator')
  const customer = await callApi<Made & { version: number }>(page, 'POST', '/customers', {
    kind: 'organisation',
    name: '闻人精密机械',
    phone: '0574-81110001',
  })
  const url = demoUrl()
  await page.request.fetch(`${url}/api/v1/customers/${customer.id}`, {
    method: 'PATCH',
    headers: { origin: url, 'if-match': `"${customer.version}"` },
    data: { phone: '0574-81110002' },
  })
  await page.goto(`${url}/customers/${customer.id}`)
  await page.getByRole('button', { name: '更多' }).click()
  await page.getByRole('menuitem', { name: '审计日志' }).click()
  const rows = page.getByRole('table', { name: '审计日志' }).locator('tbody tr')
  await expect(rows).toHaveCount(2)

  await page.getByRole('button', { name: /^做了什么/ }).click()
  const picker = page.getByRole('dialog', { name: '做了什么' })
  await picker.getByLabel('哪一类').selectOption({ label: '客户' })
  await picker.getByRole('button', { name: '改了客户资料' }).click()
  await expect(rows).toHaveCount(1)
  await rows.first().click()
  const drawer = page.getByRole('complementary', { name: /改了客户资料/ })
  const phone = drawer.getByRole('row', { name: /^电话/ })
  await expect(phone).toContainText('0574-81110001')
  await expect(phone).toContainText('0574-81110002')
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: '导出', exact: true }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^CSV（UTF-8）/ }).click(),
  ])
  const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n')
  expect(lines).toHaveLength(2)
  expect(lines[1]).toContain('改了客户资料')
})

test('the chain is checked from the page', async ({ page }) => {
  await enterDemo(page, 'administrator', '/audit')
  await page.getByRole('button', { name: '现在检查' }).click()
  await expect(page.getByText(/检查过整条链，没有改动/)).toBeVisible({ timeout: 60_000 })
})

test('everything held on a person is exported, then erased, and the books stay', async ({ page }) => {
  await enterDemo(page, 'administrator')
  const customer = await callApi<Made>(page, 'POST', '/customers', {
    kind: 'individual',
    name: '拓跋流云',
    phone: '19944440001',
    notes: '养了两只猫',
  })
  const order = { number: 'SO-LY-1', orderedOn: '2026-11-01', amount: '88' }
  await callApi(page, 'POST', `/customers/${customer.id}/orders`, order)
  await page.goto(`${demoUrl()}/privacy?customer=${customer.id}`)
  await page.getByLabel('事由').fill('11 月 20 日来函')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出全部数据' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^personal-data-.*\.zip$/)
  expect((await readFile(await download.path())).subarray(0, 2).toString()).toBe('PK')

  await page.getByRole('button', { name: '抹除…' }).click()
  const dialog = page.getByRole('dialog', { name: '抹除 拓跋流云' })
  await expect(dialog.getByText('订单')).toBeVisible()
  await dialog.getByRole('checkbox', { name: /不能恢复/ }).check()
  await dialog.getByRole('button', { name: '抹除', exact: true }).click()
  const done = page.getByRole('list', { name: '办理过的请求' }).getByRole('listitem').first()
  await expect(done).toContainText('完成')
  await expect(done).toContainText('抹除：已删除 #')
  await expect(page.getByText('拓跋流云')).toBeHidden()

  const after = await callApi<Made & { phone: string | null; orderCount: number }>(
    page,
    'GET',
    `/customers/${customer.id}`,
  )
  expect(after).toMatchObject({ phone: null, orderCount: 1 })
  expect(after.name).toMatch(/^已删除 #/)
})
