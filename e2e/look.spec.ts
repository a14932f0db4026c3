import { expect, test } from '@playwright/test'
import { enterDemo } from './support/demo.ts'

const paths = ['/today', '/customers', '/pools', '/rules', '/tiers', '/import', '/people', '/settings', '/account']

/** What web.dev calls good: https://web.dev/articles/cls. */
const mostShift = 0.1

test('nothing is wider than the phone, nothing jumps while it loads, and no error is logged', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.addInitScript(watchShifts)
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  await enterDemo(page, 'administrator')
  for (const path of paths) {
    await page.goto(new URL(path, page.url()).href)
    await page.waitForLoadState('networkidle')
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow, path).toBeLessThanOrEqual(0)
    expect(await page.evaluate(shiftOf), path).toBeLessThanOrEqual(mostShift)
  }
  expect(errors).toEqual([])
})

test('in English no Chinese word of ours is left on the pages', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await enterDemo(page, 'administrator', '/settings')
  await page.waitForLoadState('networkidle')
  await expect(page.getByRole('heading', { name: 'Settings', exact: true })).toBeVisible()
  for (const label of ['Today', 'Customers', 'Pools', 'Assignment rules', 'Value tiers', 'Import']) {
    await expect(page.getByRole('link', { name: label, exact: false }).first()).toBeVisible()
  }
  await context.close()
})

/** Runs in the page: what moved without anybody having pressed anything. */
function watchShifts(): void {
  const shifts = { sum: 0 }
  Object.assign(window, { shifts })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
      if (!entry.hadRecentInput) shifts.sum += entry.value
    }
  }).observe({ type: 'layout-shift', buffered: true })
}

const shiftOf = () => (window as unknown as { shifts: { sum: number } }).shifts.sum
