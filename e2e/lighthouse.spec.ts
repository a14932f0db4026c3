import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, expect, test, type BrowserContext } from '@playwright/test'
import lighthouse from 'lighthouse'
import config from './playwright.config.ts'
import { demoUrl, enterDemo } from './support/demo.ts'
import { freePort } from './support/free-port.ts'

let context: BrowserContext
let port: number
let folder: string

// Lighthouse drives a browser of its own over the debugging port; its pages share the session of this context.
test.beforeAll(async () => {
  port = await freePort()
  folder = await mkdtemp(join(tmpdir(), 'zhike-lighthouse-'))
  const { args = [], ...launch } = config.use?.launchOptions ?? {}
  context = await chromium.launchPersistentContext(folder, {
    ...launch,
    args: [...args, `--remote-debugging-port=${port}`],
    locale: 'zh-CN',
  })
})
test.afterAll(async () => {
  await context.close()
  await rm(folder, { recursive: true, force: true })
})

async function accessibilityScore(path: string): Promise<{ score: number; failed: string[] }> {
  const result = await lighthouse(demoUrl() + path, {
    port,
    onlyCategories: ['accessibility'],
    formFactor: 'desktop',
    screenEmulation: { disabled: true },
    // The session must outlive the audit.
    disableStorageReset: true,
    logLevel: 'error',
  })
  const category = result?.lhr.categories.accessibility
  const failed = Object.values(result?.lhr.audits ?? {})
    .filter((audit) => audit.score !== null && audit.score < 1)
    .map((audit) => `${audit.id}: ${audit.title}`)
  return { score: Math.round((category?.score ?? 0) * 100), failed }
}

test('sign-in scores 100 for accessibility', async () => {
  expect(await accessibilityScore('/sign-in')).toEqual({ score: 100, failed: [] })
})

test('customers score 100 for accessibility', async () => {
  const page = await context.newPage()
  await enterDemo(page, 'account-manager', '/customers')
  await expect(page.getByRole('heading', { level: 1, name: '客户' })).toBeVisible()
  await page.close()
  expect(await accessibilityScore('/customers')).toEqual({ score: 100, failed: [] })
})
