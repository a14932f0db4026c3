import { expect, test } from '@playwright/test'
import { callApi, enterDemo } from './support/demo.ts'

test('a rep writes a follow-up from Today in three clicks, and the row leaves the queue', async ({ page }) => {
  await enterDemo(page, 'account-manager', '/today')
  const row = page.locator('[data-row]').first()
  await expect(row).toBeVisible({ timeout: 30_000 })
  const customerId = await row.getAttribute('data-row')
  await row.getByRole('button', { name: /写跟进/ }).click()
  await page
    .getByRole('textbox', { name: /跟进|说了什么|写/ })
    .first()
    .fill('样机到了，周三给测试结果。')
  await page.getByRole('button', { name: '3 天', exact: false }).first().click()
  await page.getByRole('button', { name: /保存/ }).first().click()
  await expect(page.locator(`[data-row="${customerId}"]`)).toHaveCount(0)
})

test('a rep sees own customers only; another team’s customer does not exist for them', async ({ page }) => {
  await enterDemo(page, 'administrator')
  const lead = await callApi<{ items: { id: string; name: string }[] }>(
    page,
    'GET',
    `/customers?limit=1&filter=${encodeURIComponent(JSON.stringify({ field: 'region', op: 'under', value: ['440000'] }))}`,
  )
  const foreign = lead.items[0]
  expect(foreign).toBeDefined()
  await page.context().clearCookies()
  await enterDemo(page, 'account-manager', `/customers/${foreign?.id}`)
  await expect(page.getByText(/找不到/)).toBeVisible()
})

test('from the list into the drawer and to the page: who is responsible and why', async ({ page }) => {
  await enterDemo(page, 'account-manager', '/customers')
  const row = page.getByRole('row').nth(1)
  await row.click()
  await expect(page.getByRole('complementary').or(page.getByRole('dialog')).first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/customers\/[0-9a-f-]{36}/)
  await page
    .getByRole('button', { name: /为什么归/ })
    .first()
    .click()
  await expect(page.getByRole('dialog')).toContainText(/规则|领取|导入|新建|指定/)
})

test('pinyin initials find a customer from anywhere', async ({ page }) => {
  await enterDemo(page, 'administrator', '/today')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('/')
  await page.getByRole('combobox').fill('nb')
  await expect(page.getByRole('option', { name: /宁波/ }).first()).toBeVisible()
})
