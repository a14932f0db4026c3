import { type Page, test } from '@playwright/test'
import { expectAccessible } from './support/axe.ts'
import { callApi, demoUrl, enterDemo } from './support/demo.ts'
import { goWithin } from './support/go-within.ts'

// axe on every page, as people meet it: wide and narrow, light and dark, Chinese and English.

const pages = [
  '/today',
  '/customers',
  '/customers?cols=name:240,source,size,phone&sort=-revenue12m,name&filter=%7B%22has%22%3A%22orders%22%7D',
  '/customers/bin',
  '/customers/duplicates',
  '/customers/bin?tab=contact',
  '/customers/merge',
  '/pools',
  '/segments',
  '/tags',
  '/rules',
  '/tiers',
  '/tiers/customers?tier=A',
  '/import',
  '/import/history',
  '/exports',
  '/people',
  '/backups',
  '/people?side=teams',
  '/roles',
  '/roles/marketer',
  '/roles/new?from=team-lead',
  '/fields',
  '/audit',
  '/audit?tab=views',
  '/privacy',
  '/settings',
  '/account',
]

const daily = ['/today', '/customers', '/rules', '/tiers']

const looks = [
  { name: 'wide, light, Chinese', width: 1440, height: 900, colorScheme: 'light', locale: 'zh-CN', paths: pages },
  { name: 'narrow, dark, English', width: 390, height: 844, colorScheme: 'dark', locale: 'en-US', paths: pages },
  { name: 'wide, dark, English', width: 1440, height: 900, colorScheme: 'dark', locale: 'en-US', paths: daily },
  { name: 'narrow, light, Chinese', width: 390, height: 844, colorScheme: 'light', locale: 'zh-CN', paths: daily },
] as const

for (const look of looks) {
  test.describe(look.name, () => {
    test.use({
      viewport: { width: look.width, height: look.height },
      colorScheme: look.colorScheme,
      locale: look.locale,
    })

    test('sign-in', async ({ page }) => {
      await page.goto(`${demoUrl()}/sign-in`)
      await page.waitForLoadState('networkidle')
      await expectAccessible(page)
    })

    test('forgotten password', async ({ page }) => {
      await page.goto(`${demoUrl()}/forgot`)
      await page.waitForLoadState('networkidle')
      await expectAccessible(page)
    })

    test('an invitation, and a link that does not open', async ({ page, browser }) => {
      await enterDemo(page, 'administrator')
      const staffNumber = `AX${Date.now()}`
      const person = await callApi<{ id: string }>(page, 'POST', '/people', { name: '舒窈', staffNumber })
      const link = await callApi<{ url: string }>(page, 'POST', `/people/${person.id}/access-link`, {})
      const stranger = await browser.newContext({
        viewport: { width: look.width, height: look.height },
        colorScheme: look.colorScheme,
        locale: look.locale,
      })
      const theirs = await stranger.newPage()
      for (const path of [new URL(link.url).pathname, '/reset/wrong']) {
        await theirs.goto(demoUrl() + path)
        await theirs.getByRole('heading', { level: 1 }).waitFor()
        await expectAccessible(theirs)
      }
      await stranger.close()
    })

    test.describe('signed in', () => {
      // One window for all pages, as a day is spent: what they share is loaded once.
      let page: Page

      test.beforeAll(async ({ browser }) => {
        const { width, height, colorScheme, locale } = look
        const viewport = { width, height }
        const context = await browser.newContext({ viewport, colorScheme, locale, timezoneId: 'Asia/Shanghai' })
        page = await context.newPage()
        await enterDemo(page, 'administrator')
      })

      test.afterAll(() => page.context().close())

      for (const path of look.paths) {
        test(path, async () => {
          await goWithin(page, path)
          await expectAccessible(page)
        })
      }

      test('a customer', async () => {
        const list = await callApi<{ items: { id: string }[] }>(page, 'GET', '/customers?sort=-revenue12m&limit=1')
        await page.goto(`${demoUrl()}/customers/${list.items[0]?.id}`)
        await page.waitForLoadState('networkidle')
        await expectAccessible(page)
        if (look.name !== 'wide, light, Chinese') return
        await page.getByRole('button', { name: '添加日子' }).click()
        await page.getByRole('dialog', { name: '添加日子' }).waitFor()
        await expectAccessible(page)
        await page.goto(`${demoUrl()}/customers/${list.items[0]?.id}?tab=related`)
        await page.waitForLoadState('networkidle')
        await expectAccessible(page)
      })
    })
  })
}
