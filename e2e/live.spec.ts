import { expect, test } from '@playwright/test'
import { callApi, demoUrl, enterDemo } from './support/demo.ts'

// What somebody else does shows without anybody reloading; whoever is signed out elsewhere stands before the door.

test('a colleague’s follow-up appears on the customer’s page by itself', async ({ page, browser }) => {
  await enterDemo(page, 'administrator')
  const list = await callApi<{ items: { id: string }[] }>(page, 'GET', '/customers?sort=-revenue12m&limit=1')
  const id = list.items[0]?.id ?? ''
  const isLive = page.waitForResponse((response) => response.url().includes('/api/v1/events/stream'))
  await page.goto(`${demoUrl()}/customers/${id}`)
  expect((await isLive).status()).toBe(200)
  await page.waitForLoadState('domcontentloaded')

  const colleague = await browser.newPage()
  await enterDemo(colleague, 'administrator')
  const text = `同事刚写的 ${Date.now()}`
  await callApi(colleague, 'POST', `/customers/${id}/follow-ups`, { kind: 'call', text, nextContactOn: null })
  await expect(page.getByText(text).first()).toBeVisible({ timeout: 10_000 })
  await colleague.close()
})

test('signed out elsewhere, the page goes to the door within seconds', async ({ page }) => {
  const isLive = page.waitForResponse((response) => response.url().includes('/api/v1/events/stream'))
  await enterDemo(page, 'account-manager', '/today')
  await isLive
  // The session ends on the server; this tab is not told by itself.
  const ended = await page.request.post(`${demoUrl()}/api/v1/sign-out`, { headers: { origin: demoUrl() } })
  expect(ended.ok()).toBe(true)
  await expect(page.getByRole('button', { name: '登录', exact: true })).toBeVisible({ timeout: 10_000 })
})
