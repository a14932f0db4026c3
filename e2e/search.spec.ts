import { expect, test, type Page } from '@playwright/test'
import { expectAccessible } from './support/axe.ts'
import { callApi, enterDemo } from './support/demo.ts'

const palette = (page: Page) => page.getByRole('combobox', { name: /搜索客户、联系人/ })

async function open(page: Page, typed: string) {
  await page.keyboard.press('Control+k')
  await palette(page).fill(typed)
}

test('单雄信 is found by “sxx”, by “shan” and by “dan”, and opens by keyboard alone', async ({ page }) => {
  await enterDemo(page, 'administrator', '/today')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const made = await callApi<{ id: string }>(page, 'POST', '/customers', { kind: 'individual', name: '单雄信' })
  for (const typed of ['sxx', 'shan', 'dan', '单x']) {
    await open(page, typed)
    const option = page.getByRole('option', { name: /单雄信/ }).first()
    await expect(option).toBeVisible()
    await expect(option.locator('mark')).toHaveText(typed === 'sxx' ? '单雄信' : typed === '单x' ? '单雄' : '单')
    await page.keyboard.press('Escape')
    await expect(palette(page)).toBeHidden()
  }
  await open(page, 'danxiongxin')
  await expect(page.getByRole('option', { name: /单雄信/ }).first()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/customers/${made.id}`))
  await expect(page.getByRole('heading', { level: 1, name: /单雄信/ })).toBeVisible()
  await callApi(page, 'DELETE', `/customers/${made.id}`)
})

test('orders, contacts, follow-ups, pages and actions stand in groups; what was open last comes first', async ({
  page,
}) => {
  await enterDemo(page, 'administrator', '/today')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const list = await callApi<{ items: { id: string; name: string }[] }>(
    page,
    'GET',
    '/customers?sort=-revenue12m&limit=1',
  )
  const [customer] = list.items
  const orders = await callApi<{ items: { number: string }[] }>(
    page,
    'GET',
    `/customers/${customer?.id}/orders?limit=1`,
  )
  const number = orders.items[0]?.number ?? ''
  await open(page, number)
  const group = page.getByRole('group', { name: '订单' })
  await expect(group.getByRole('option').first()).toContainText(number)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/customers/${customer?.id}`))

  await page.keyboard.press('Control+k')
  await expect(page.getByRole('group', { name: '最近打开' }).getByRole('option').first()).toContainText(
    customer?.name ?? '',
  )
  await palette(page).fill('xjkh')
  await expect(page.getByRole('group', { name: '要做的事' }).getByRole('option')).toHaveText(['新建客户'])
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: '新建客户', exact: true })).toBeVisible()
})

test('nobody is offered what they may not do', async ({ page }) => {
  await enterDemo(page, 'account-manager', '/today')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await open(page, '设置')
  await expect(page.getByRole('status').filter({ hasText: '没有找到' })).toBeVisible()
  await palette(page).fill('今日')
  await expect(page.getByRole('group', { name: '页面' }).getByRole('option')).toHaveText(['今日'])
})

test('axe finds nothing in the palette, empty and with hits', async ({ page }) => {
  test.slow()
  await enterDemo(page, 'administrator', '/today')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('option').first()).toBeVisible()
  await expectAccessible(page)
  await palette(page).fill('张s')
  await expect(page.getByRole('option').first()).toBeVisible()
  await expectAccessible(page)
})

test('the timeline of a customer is filtered by kind and grouped by day', async ({ page }) => {
  await enterDemo(page, 'administrator')
  const made = await callApi<{ id: string; version: number }>(page, 'POST', '/customers', {
    kind: 'organisation',
    name: '听松阁文具有限公司',
  })
  await callApi(page, 'POST', `/customers/${made.id}/contacts`, { name: '舒窈', mobile: '19900005555' })
  await callApi(page, 'POST', `/customers/${made.id}/follow-ups`, { kind: 'call', text: '问了样品' })
  await page.goto(page.url().replace(/\/[^/]*$/, `/customers/${made.id}`))
  const timeline = page.getByRole('list', { name: '动态' })
  await expect(timeline).toContainText('今天')
  await expect(timeline).toContainText('问了样品')
  await expect(timeline).toContainText('加了联系人')
  await page
    .getByRole('radio', { name: '改动' })
    .or(page.getByRole('button', { name: '改动' }))
    .first()
    .click({ force: true })
  await expect(timeline).not.toContainText('问了样品')
  await expect(timeline).toContainText('舒窈')
  await callApi(page, 'DELETE', `/customers/${made.id}`)
})
