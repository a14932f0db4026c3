import type { Page } from '@playwright/test'

/** Nothing asked for during this time: the page stands. */
const quietMs = 150

/** Goes to another page as its links do, without loading everything anew, and waits until it stands. */
export async function goWithin(page: Page, path: string): Promise<void> {
  let open = 0
  let lastChange = Date.now()
  const begun = () => {
    open += 1
    lastChange = Date.now()
  }
  const ended = () => {
    open -= 1
    lastChange = Date.now()
  }
  page.on('request', begun).on('requestfinished', ended).on('requestfailed', ended)
  await page.evaluate((to) => {
    // Of the same page with other parameters the heading stays.
    const stays = new URL(to, location.href).pathname === location.pathname
    if (!stays) document.querySelector('h1')?.setAttribute('data-left', '')
    history.pushState(null, '', to)
  }, path)
  await page.locator('h1:not([data-left])').first().waitFor()
  while (open > 0 || Date.now() - lastChange < quietMs) await page.waitForTimeout(25)
  page.off('request', begun).off('requestfinished', ended).off('requestfailed', ended)
}
