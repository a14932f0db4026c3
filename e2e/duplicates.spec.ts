import { expect, test } from '@playwright/test'
import { enterDemo } from './support/demo.ts'

test('a duplicate is told while one types and before it is saved, found by a scan, and said to be another customer', async ({
  page,
}) => {
  await enterDemo(page, 'administrator', '/customers')
  const first = page.getByRole('table', { name: '客户' }).locator('tbody tr').first().getByRole('link').first()
  const name = (await first.innerText()).trim()

  await page.getByRole('button', { name: '新建客户' }).click()
  const dialog = page.getByRole('dialog', { name: '新建客户' })
  await dialog.getByLabel('客户名称').fill(`${name}（集团）有限公司`)
  const hint = dialog.getByRole('status')
  await expect(hint).toContainText('公司里可能已经有这家了')
  await expect(hint).toContainText('名称相同')
  await dialog.getByRole('button', { name: '新建客户' }).click()
  // Not saved before one has said that it is another one.
  const warning = dialog.getByRole('alert')
  await expect(warning).toContainText(/还没保存.*「.+」（把握 \d+：名称相同/s)
  await expect(warning.getByRole('link', { name: /^打开/ })).toBeVisible()
  await warning.getByRole('button', { name: '不是同一家，照样保存' }).click()
  await expect(page).toHaveURL(/\/customers\/[0-9a-f-]{36}$/)

  await page.goto(new URL('/customers/duplicates', page.url()).href)
  await page.getByRole('button', { name: /扫描/ }).click()
  await expect(page.getByRole('status').filter({ hasText: '扫描了' })).toBeVisible({ timeout: 60_000 })
  const group = page
    .getByRole('listitem')
    .filter({ hasText: `${name}（集团）有限公司` })
    .first()
  await expect(group).toContainText('名称相同')
  await group.getByRole('link').first().click()
  const table = page.getByRole('region', { name: '对比' })
  await expect(table.getByRole('link', { name: `${name}（集团）有限公司` })).toBeVisible()

  await page.getByRole('button', { name: /不是同一家$/ }).click()
  await expect(page.getByText(/^记下了/)).toBeVisible()
  await expect(page).toHaveURL(/\/customers\/duplicates$/)
  await expect(page.getByRole('listitem').filter({ hasText: `${name}（集团）有限公司` })).toHaveCount(0)
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(
    page
      .getByRole('listitem')
      .filter({ hasText: `${name}（集团）有限公司` })
      .first(),
  ).toBeVisible()
})
