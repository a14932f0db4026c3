import { expect, test } from '@playwright/test'
import { expectAccessible } from './support/axe.ts'
import { callApi, enterDemo } from './support/demo.ts'

interface Views {
  items: { id: string; name: string; isMine: boolean }[]
}

test('a lead builds a view of big orders nobody followed up, shares it, and a rep opens it', async ({ page }) => {
  const name = `大单没联系 ${Date.now()}`
  await enterDemo(page, 'team-lead', '/customers')
  const table = page.getByRole('table', { name: '客户' })
  await expect(table.locator('tbody tr').first()).toBeVisible()

  await page.getByRole('button', { name: '高级筛选…' }).click()
  const dialog = page.getByRole('dialog', { name: '高级筛选' })
  await dialog.getByRole('button', { name: '订单、跟进、联系人…' }).click()
  await page.getByRole('menuitem', { name: '有订单', exact: true }).click()
  await dialog.getByRole('button', { name: '条件', exact: true }).first().click()
  await dialog.getByLabel('字段').selectOption({ label: '金额（元）' })
  await dialog.getByLabel('怎样比较').selectOption({ label: '大于' })
  await dialog.getByLabel('金额（元）').fill('10000')
  await dialog.getByRole('button', { name: '订单、跟进、联系人…' }).click()
  await page.getByRole('menuitem', { name: '没有跟进', exact: true }).click()
  await expect(dialog.getByText(/^找到 [\d,]+\+? 家$/)).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '用这些条件' }).click()
  await expect(page.getByRole('button', { name: '高级筛选 2 个条件' })).toBeVisible()

  await page.getByRole('button', { name: '列', exact: true }).click()
  await page.getByRole('button', { name: '来源', exact: true }).click()
  await page.keyboard.press('Escape')
  await expect(table.getByRole('columnheader', { name: '来源' })).toBeVisible()

  await page.getByRole('button', { name: '存为视图' }).click()
  await page.getByLabel('名称', { exact: true }).fill(name)
  await page.getByRole('radio', { name: '所有人' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page).toHaveURL(/view=/)
  await expect(page.getByRole('button', { name: `视图 ${name}` })).toBeVisible()

  // A change is said, and thrown away again.
  await page.getByRole('button', { name: '清除', exact: true }).click()
  await expect(page.getByText(`「${name}」有改动，还没保存`)).toBeVisible()
  await page.getByRole('button', { name: '放弃改动' }).click()
  await expect(page.getByText(`「${name}」有改动，还没保存`)).toBeHidden()
  await expect(page.getByRole('button', { name: '高级筛选 2 个条件' })).toBeVisible()

  const { items } = await callApi<Views>(page, 'GET', '/views')
  const { id } = items.find((one) => one.name === name) ?? { id: '' }
  await enterDemo(page, 'account-manager', '/customers')
  await page.getByRole('button', { name: '视图 全部客户' }).click()
  await page
    .getByRole('button', { name: new RegExp(name) })
    .first()
    .click()
  await expect(page).toHaveURL(new RegExp(`view=${id}`))
  await expect(table.getByRole('columnheader', { name: '来源' })).toBeVisible()
  await expect(page.getByRole('button', { name: '高级筛选 2 个条件' })).toBeVisible()
  // Somebody else's view is not theirs to change, only to save as their own.
  await page.getByRole('button', { name: '清除', exact: true }).click()
  await expect(page.getByRole('button', { name: '另存为' })).toBeVisible()
  await expect(page.getByRole('button', { name: '保存', exact: true })).toBeHidden()

  await enterDemo(page, 'team-lead', '/customers')
  await callApi(page, 'DELETE', `/views/${id}`)
})
