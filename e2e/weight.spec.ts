import { gzipSync } from 'node:zlib'
import { expect, test, type Page } from '@playwright/test'
import { demoUrl, enterDemo } from './support/demo.ts'

/** Gzipped size of every script a page loads, in kB. */
async function scriptKilobytes(page: Page, open: () => Promise<unknown>): Promise<number> {
  const bodies: Promise<Buffer>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') bodies.push(response.body())
  })
  await open()
  await page.waitForLoadState('networkidle')
  const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body).byteLength)
  return sizes.reduce((sum, size) => sum + size, 0) / 1000
}

test('sign-in loads at most 180 kB of gzipped JavaScript', async ({ page }) => {
  expect(await scriptKilobytes(page, () => page.goto(`${demoUrl()}/sign-in`))).toBeLessThanOrEqual(180)
})

test('the first working page loads at most 400 kB of gzipped JavaScript', async ({ page }) => {
  expect(await scriptKilobytes(page, () => enterDemo(page, 'account-manager', '/today'))).toBeLessThanOrEqual(400)
})
