import { expect, test } from '@playwright/test'
import { callApi, enterDemo } from './support/demo.ts'

test('an administrator makes a backup, downloads it, and proves on the page that it can be restored', async ({
  page,
}) => {
  test.slow()
  await enterDemo(page, 'administrator', '/backups')
  await page.getByRole('button', { name: '立即备份' }).first().click()
  const row = page.getByRole('row').filter({ hasText: '手动' }).first()
  await expect(row).toContainText('已核对', { timeout: 60_000 })
  await expect(page.getByText(/^最近一次备份：今天/)).toBeVisible()

  await row.getByRole('button', { name: '恢复测试' }).click()
  const report = page.getByRole('region', { name: '最近的恢复测试' })
  await expect(report).toContainText('能恢复', { timeout: 120_000 })
  await expect(report).toContainText('行数和校验值都一致')
  await expect(report).toContainText('每家都只有一个负责人或公海')
  await expect(row).toContainText('恢复测试通过')

  await row.getByRole('button', { name: /的更多操作/ }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: '下载' }).click()
  expect((await download).suggestedFilename()).toMatch(/^zhike-.+-manual\.backup$/)

  await row.getByRole('button', { name: /的更多操作/ }).click()
  await page.getByRole('menuitem', { name: '怎么恢复' }).click()
  const how = page.getByRole('dialog')
  await expect(how).toContainText('npm run -s zhike -- restore')
  await how.getByRole('button', { name: '关闭' }).click()
  await expect(how).toHaveCount(0)

  // What left the house is written down.
  const audit = await callApi<{ items: unknown[] }>(page, 'GET', '/audit?action=backup.download')
  expect(audit.items).toHaveLength(1)

  await row.getByRole('button', { name: /的更多操作/ }).click()
  await page.getByRole('menuitem', { name: '删除' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click()
  await expect(page.getByRole('row').filter({ hasText: '手动' })).toHaveCount(0)
})

test('the schedule is saved where backups can go, and refused where they cannot', async ({ page }) => {
  await enterDemo(page, 'administrator', '/backups')
  await page.getByRole('textbox', { name: '文件夹' }).fill('backups')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('要写成服务器上的完整路径')).toBeVisible()
  await page.getByRole('textbox', { name: '文件夹' }).fill('')
  await page.getByRole('textbox', { name: '每天一份，留' }).fill('14')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('已保存')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('textbox', { name: '每天一份，留' })).toHaveValue('14')
})

test('whoever may not see backups has no such page in the rail', async ({ page }) => {
  await enterDemo(page, 'account-manager', '/today')
  await expect(page.getByRole('link', { name: '今日' })).toBeVisible()
  await expect(page.getByRole('link', { name: '备份与恢复' })).toHaveCount(0)
  expect(await page.evaluate(async () => (await fetch('/api/v1/backups')).status)).toBe(403)
})
