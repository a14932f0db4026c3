import { expect, test } from '@playwright/test'
import { enterDemo } from './support/demo.ts'

test('a rep claims a customer from the pool; it leaves the pool and is theirs', async ({ page }) => {
  await enterDemo(page, 'account-manager', '/pools')
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: /^领取 / }) })
    .first()
  const name = ((await row.getByRole('button', { name: /^领取 / }).getAttribute('aria-label')) ?? '').replace(
    '领取 ',
    '',
  )
  await expect(page.getByText('电话等联系方式领取后可见')).toBeVisible()
  await row.getByRole('button', { name: /^领取 / }).click()
  await expect(page.getByText(`${name} 归你了`)).toBeVisible()
  await expect(page.getByRole('button', { name: `领取 ${name}` })).toHaveCount(0)
})

test('on a phone the pool goes on as one scrolls, and what was above stays', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await enterDemo(page, 'account-manager', '/pools')
  const claims = page.getByRole('button', { name: /^领取 / })
  await expect(claims.first()).toBeVisible()
  const first = (await claims.first().getAttribute('aria-label')) ?? ''
  const before = await claims.count()
  await claims.last().scrollIntoViewIfNeeded()
  await expect.poll(() => claims.count()).toBeGreaterThan(before)
  await expect(claims.first()).toHaveAttribute('aria-label', first)
})
