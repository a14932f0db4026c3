import { expect, test } from '@playwright/test'
import { expectAccessible } from './support/axe.ts'
import { enterDemo } from './support/demo.ts'

test('a rep tags some customers, takes it back, tags them again, builds a segment of them and opens it', async ({
  page,
}) => {
  await enterDemo(page, 'account-manager', '/customers')
  const rows = page.getByRole('table', { name: '客户' }).locator('tbody tr')
  await expect(rows.first()).toBeVisible()
  const choose = async () => {
    for (const n of [1, 2, 3]) {
      await rows.nth(n).hover()
      await rows.nth(n).getByRole('checkbox').click()
    }
    await page.getByRole('toolbar', { name: '批量操作' }).getByRole('button', { name: '标签' }).click()
    const dialog = page.getByRole('dialog')
    const tag = dialog.getByRole('checkbox', { name: '转介绍' })
    // Some of them may have it already: the first press then makes it all of them.
    await tag.click()
    await expect(tag).toBeChecked()
    await dialog.getByRole('button', { name: '改标签' }).click()
  }
  await choose()
  await expect(page.getByText(/已改 \d 家的标签/)).toBeVisible()
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(page.getByText('标签已恢复原样')).toBeVisible()
  await choose()
  await expect(page.getByText(/已改 \d 家的标签/)).toBeVisible()

  await page.getByRole('link', { name: '客群', exact: true }).click()
  await page.getByRole('button', { name: '新建客群' }).first().click()
  const dialog = page.getByRole('dialog', { name: '新建客群' })
  await dialog.getByLabel('名称', { exact: true }).fill('转介绍来的')
  await dialog.getByRole('button', { name: /^标签/ }).click()
  const chooser = page.getByRole('dialog', { name: '标签' })
  await chooser.getByRole('checkbox', { name: '转介绍' }).check()
  await page.keyboard.press('Escape')
  // How many there are, while one builds it.
  await expect(dialog.getByText('家符合')).toBeVisible()
  const figure = dialog.locator('b').first()
  await expect(figure).toHaveText(/^\d+$/)
  const count = Number(await figure.textContent())
  expect(count).toBeGreaterThanOrEqual(3)
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '保存' }).click()

  await expect(page.getByRole('heading', { name: '转介绍来的' })).toBeVisible()
  await expect(page.getByText('标签 是任一 转介绍')).toBeVisible()
  await page.getByLabel('比较').selectOption({ label: '年框与经销' })
  await expect(page.getByRole('img', { name: /两个都在/ })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: '在客户列表里打开' }).click()
  await expect(page.getByRole('button', { name: '客群 转介绍来的' })).toBeVisible()
  await expect(page.getByText(`第 1–${Math.min(count, 50)} 家，共 ${count} 家`)).toBeVisible()
})

test('marketing makes a list, adds customers from the list of all, and takes one out again', async ({ page }) => {
  await enterDemo(page, 'administrator', '/customers?scope=all')
  const list = `年会名单${Date.now()}`
  const rows = page.getByRole('table', { name: '客户' }).locator('tbody tr')
  await expect(rows.first()).toBeVisible()
  for (const n of [0, 1]) {
    await rows.nth(n).hover()
    await rows.nth(n).getByRole('checkbox').click()
  }
  await page.getByRole('toolbar', { name: '批量操作' }).getByRole('button', { name: '加入名单' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('名单', { exact: true }).selectOption({ label: '新建名单…' })
  await dialog.getByLabel('新名单的名称').fill(list)
  await dialog.getByRole('button', { name: '加入名单' }).click()
  await expect(dialog).toBeHidden()

  await page.goto(page.url().replace(/\/customers.*/, '/segments'))
  await page.getByRole('link', { name: list }).click()
  const members = page.getByRole('table', { name: '客户' }).locator('tbody tr')
  await expect(members).toHaveCount(2)
  await members.first().hover()
  await members.first().getByRole('checkbox').click()
  await page.getByRole('button', { name: '移出名单' }).click()
  await expect(members).toHaveCount(1)
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(members).toHaveCount(2)
})
