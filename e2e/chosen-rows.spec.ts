import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { demoUrl, enterDemo } from './support/demo.ts'

test('a rep chooses a range with Shift, then the page, and takes the chosen customers away as a file', async ({
  page,
}) => {
  await enterDemo(page, 'account-manager', '/customers')
  const rows = page.getByRole('table', { name: '客户' }).locator('tbody tr')
  await expect(rows.first()).toBeVisible()
  await rows.nth(1).hover()
  await rows.nth(1).getByRole('checkbox').click()
  await rows
    .nth(4)
    .getByRole('checkbox')
    .click({ modifiers: ['Shift'] })
  const bar = page.getByRole('toolbar', { name: '批量操作' })
  await expect(bar.getByText('已选 4 家')).toBeVisible()

  await bar.getByRole('button', { name: '导出' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^CSV（UTF-8）/ }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^customers-\d{4}-\d\d-\d\d\.csv$/)
  const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n')
  expect(lines).toHaveLength(5)
  expect(lines[0]).toContain('客户编号,客户名称')
  for (const [index, line] of lines.slice(1).entries()) {
    const name =
      (
        await rows
          .nth(index + 1)
          .getByRole('checkbox')
          .getAttribute('aria-label')
      )?.replace('选中 ', '') ?? '?'
    expect(line).toContain(name)
  }

  await page.getByRole('checkbox', { name: '选中这一页' }).click()
  await expect(bar.getByText('已选 50 家')).toBeVisible()

  // What one took out stays listed, for oneself alone.
  await page.goto(`${demoUrl()}/exports`)
  const taken = page.getByRole('list', { name: '我的导出' }).getByRole('listitem').first()
  await expect(taken).toContainText('已直接下载')
  await expect(taken).toContainText('4 行')
})
