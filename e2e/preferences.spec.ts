import { expect, test, type Browser } from '@playwright/test'
import { callApi, enterDemo } from './support/demo.ts'

/** A browser that has never been here. */
async function enter(browser: Browser) {
  const page = await (await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })).newPage()
  await enterDemo(page, 'team-lead')
  return page
}

test('the language and the look chosen in the user menu are there in another browser, too', async ({ browser }) => {
  const here = await enter(browser)
  const before = await enter(browser)
  await expect(before.getByRole('link', { name: '今日' })).toBeVisible()

  await here.getByTitle(/^账号菜单：/).click()
  const saved = () => here.waitForResponse((answer) => answer.request().method() === 'PATCH' && answer.ok())
  await Promise.all([saved(), here.getByRole('radio', { name: '深色' }).click()])
  await Promise.all([saved(), here.getByRole('radio', { name: 'English' }).click()])
  await expect(here.getByRole('link', { name: 'Today' })).toBeVisible()

  const there = await enter(browser)
  await expect(there.getByRole('link', { name: 'Today' })).toBeVisible()
  await expect(there.locator('html')).toHaveAttribute('data-theme', 'dark')
  // Where Chinese was only what the browser speaks, the account decides on the next visit.
  await before.reload()
  await expect(before.getByRole('link', { name: 'Today' })).toBeVisible()

  await callApi(here, 'PATCH', '/me', { locale: null, theme: null })
})
