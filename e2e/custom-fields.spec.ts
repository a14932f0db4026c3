import { expect, test } from '@playwright/test'
import { expectAccessible } from './support/axe.ts'
import { callApi, demoUrl, enterDemo } from './support/demo.ts'

// A field is defined, filled in and filtered by at once, and comes back with its values after it was deleted; a file is
// uploaded into one, shown and removed.

test('define a custom field and filter by it at once', async ({ page }) => {
  await enterDemo(page, 'administrator')
  const label = `装机台数 ${Date.now() % 100_000}`
  await page.goto(`${demoUrl()}/fields`)
  await page.getByRole('button', { name: '新建字段' }).first().click()
  const form = page.getByRole('dialog')
  await form.getByLabel('名称', { exact: true }).fill(label)
  await form.getByLabel('类型', { exact: true }).selectOption({ label: '数字' })
  await form.getByLabel('显示在客户列表').check()
  await form.getByRole('button', { name: '新建', exact: true }).click()
  await expect(page.getByText(`「${label}」已建好，现在就能用`)).toBeVisible()

  await page.goto(`${demoUrl()}/customers`)
  const row = page.getByRole('row').nth(1)
  await row.getByRole('link').first().click()
  const name = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
  await page.getByRole('button', { name: '编辑' }).first().click()
  await page.getByRole('dialog').getByLabel(label).fill('42')
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await expect(page.getByText(label).first()).toBeVisible()

  await page.goto(`${demoUrl()}/customers`)
  await page.getByRole('button', { name: '条件' }).click()
  await page.getByRole('list', { name: '条件' }).getByRole('button', { name: label }).click()
  await page.getByLabel('从').fill('40')
  await page.getByRole('button', { name: '应用' }).click()
  await expect(page.getByRole('row')).toHaveCount(2)
  await expect(page.getByRole('row').nth(1)).toContainText('42')
  expect(name.length).toBeGreaterThan(0)

  await page.goto(`${demoUrl()}/fields`)
  await page.getByRole('button', { name: `删除「${label}」` }).click()
  await expect(page.getByText('有 1 条记录填了它')).toBeVisible()
  await page.getByRole('button', { name: '删除字段' }).click()
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(page.getByText(`「${label}」已恢复`)).toBeVisible()
})

test('a file in a field is uploaded in the form, opened on the page and removed', async ({ page }) => {
  await enterDemo(page, 'administrator')
  const { id } = await callApi<{ id: string }>(page, 'POST', '/customers', {
    kind: 'organisation',
    name: `带执照的厂 ${Date.now()}`,
  })
  await page.goto(`${demoUrl()}/customers/${id}`)
  await page.getByRole('button', { name: '编辑' }).first().click()
  const dialog = page.getByRole('dialog')
  const content = Buffer.from('统一社会信用代码')
  await dialog
    .locator('input[type=file][aria-label="营业执照"]')
    .setInputFiles({ name: '执照.txt', mimeType: 'text/plain', buffer: content })
  await expect(dialog.getByText('执照.txt')).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '保存' }).click()
  await page.getByRole('button', { name: '执照.txt', exact: true }).first().click()
  await expect(page.getByRole('dialog', { name: '执照.txt' })).toContainText('统一社会信用代码')
  await page.keyboard.press('Escape')
  await expect(page.getByText('字段「营业执照」')).toBeVisible()
  await page.getByRole('button', { name: '编辑' }).first().click()
  await dialog.getByRole('button', { name: '移除「营业执照」的附件' }).click()
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('button', { name: '执照.txt', exact: true })).toHaveCount(0)
})
