import { expect, test } from '@playwright/test'
import { expectAccessible } from './support/axe.ts'
import { callApi, enterDemo } from './support/demo.ts'

interface Rows {
  items: { id: string; name: string; version: number; source: string | null }[]
}

test('a lead changes the source of many, somebody changes one of them, and the undo leaves that one alone', async ({
  page,
}) => {
  const source = `展会 ${Date.now()}`
  await enterDemo(page, 'team-lead', '/customers?cols=name,source')
  const rows = page.getByRole('table', { name: '客户' }).locator('tbody tr')
  await expect(rows.first()).toBeVisible()
  const before = await callApi<Rows>(page, 'GET', '/customers?limit=3&sort=-revenue12m')
  for (const index of [0, 1, 2]) {
    await rows.nth(index).hover()
    await rows.nth(index).getByRole('checkbox').click()
  }
  await page.getByRole('toolbar', { name: '批量操作' }).getByRole('button', { name: '批量修改' }).click()
  const dialog = page.getByRole('dialog', { name: '批量修改' })
  await dialog.getByLabel('改成').fill(source)
  await dialog.getByRole('button', { name: '看看会改多少' }).click()
  await expect(dialog.getByRole('button', { name: '修改 3 家' })).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '修改 3 家' }).click()
  await expect(dialog.getByText(`3 家的来源改成了「${source}」`)).toBeVisible()

  const find = `/customers?filter=${encodeURIComponent(JSON.stringify({ field: 'source', op: 'eq', value: source }))}`
  const changed = await callApi<Rows>(page, 'GET', find)
  expect(changed.items).toHaveLength(3)
  const url = new URL(page.url()).origin
  const [one] = changed.items
  const answer = await page.request.fetch(`${url}/api/v1/customers/${one?.id}`, {
    method: 'PATCH',
    headers: { origin: url, 'if-match': `"${one?.version}"` },
    data: { source: '老客户介绍' },
  })
  expect(answer.ok()).toBe(true)

  await dialog.getByRole('button', { name: '撤销这次修改' }).click()
  await expect(dialog.getByText('2 家的来源改回了原来的值。')).toBeVisible()
  await expect(dialog.getByText('之后被改成了「老客户介绍」，没有覆盖')).toBeVisible()
  await expectAccessible(page)
  expect((await callApi<Rows>(page, 'GET', find)).items).toEqual([])
  for (const { id, source: was } of before.items.filter((row) => row.id !== one?.id)) {
    const now = await callApi<Rows['items'][number]>(page, 'GET', `/customers/${id}`)
    expect(now.source).toBe(was)
  }
})

test('a cell is changed in its place, and two who change it at once are told', async ({ page }) => {
  await enterDemo(page, 'team-lead', '/customers?cols=name,size')
  const row = page.getByRole('table', { name: '客户' }).locator('tbody tr').nth(1)
  await row.hover()
  await row.getByRole('button', { name: /^修改.*的规模$/ }).click()
  const size = String(Date.now())
  await row.getByRole('textbox').fill(size)
  await row.getByRole('textbox').press('Enter')
  await expect(row.getByText(size)).toBeVisible()

  const { items } = await callApi<Rows>(page, 'GET', '/customers?limit=2&sort=-revenue12m')
  const other = items[1]
  const url = new URL(page.url()).origin
  await row.hover()
  await row.getByRole('button', { name: /^修改.*的规模$/ }).click()
  await row.getByRole('textbox').fill('我的')
  // The page hears of others' changes at once; here both press at the same moment.
  let isFirst = true
  await page.route('**/api/v1/customers/*', async (route) => {
    if (isFirst && route.request().method() === 'PATCH') {
      isFirst = false
      await page.request.fetch(`${url}/api/v1/customers/${other?.id}`, {
        method: 'PATCH',
        headers: { origin: url, 'if-match': `"${other?.version}"` },
        data: { size: '别人的' },
      })
    }
    await route.continue()
  })
  await row.getByRole('textbox').press('Enter')
  const dialog = page.getByRole('dialog', { name: '刚被别人改过' })
  await expect(dialog.getByRole('button', { name: '现在的：别人的' })).toBeVisible()
  await dialog.getByRole('button', { name: '我写的：我的' }).click()
  await expect(row.getByText('我的', { exact: true })).toBeVisible()
})
