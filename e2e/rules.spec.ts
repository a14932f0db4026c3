import { expect, test } from '@playwright/test'
import { enterDemo } from './support/demo.ts'

test('an administrator changes a rule, previews who gains and loses, applies and undoes', async ({ page }) => {
  await enterDemo(page, 'administrator', '/rules')
  await page.getByRole('button', { name: '改规则' }).click()
  await expect(page.getByText('草稿 v3')).toBeVisible()
  await page.getByRole('button', { name: '改第 9 条' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: '一个公海' }).click()
  await dialog.getByRole('combobox', { name: '公海' }).selectOption({ label: '展会名单公海' })
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog).toBeHidden()
  await page.getByRole('button', { name: '预览', exact: true }).click()
  await expect(page.getByText('谁多了，谁少了')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('button', { name: '应用 v3' })).toBeVisible()
  await page.getByRole('button', { name: '应用 v3' }).click()
  await expect(page.getByText(/v3 已生效，\d+ 家换了负责人/)).toBeVisible({ timeout: 30_000 })
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(page.getByText(/已撤销，\d+ 家回到原来的负责人/)).toBeVisible({ timeout: 30_000 })
})

test('whoever may not change rules reads them all the same', async ({ page }) => {
  await enterDemo(page, 'account-manager', '/rules')
  await expect(page.getByText('以上都对不上')).toBeVisible()
  await expect(page.getByRole('button', { name: '改规则' })).toHaveCount(0)
})
