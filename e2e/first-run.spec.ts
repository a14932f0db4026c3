import { expect, test } from '@playwright/test'
import { expectAccessible } from './support/axe.ts'

test('first run: the code from the console, the company, its administrator, the first customer', async ({ page }) => {
  await page.goto(process.env.E2E_FRESH_URL ?? '')
  await expect(page).toHaveURL(/first-run/)
  await expectAccessible(page)
  await page.getByRole('textbox', { name: '验证码' }).fill(process.env.E2E_SETUP_CODE ?? '')
  await page.getByRole('textbox', { name: '公司名称' }).fill('青岚机电')
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('textbox', { name: '姓名' }).fill('宋知白')
  await page.getByRole('textbox', { name: '邮箱' }).fill('song@example.com')
  await page.getByLabel(/^密码/).first().fill('correct horse 马')
  await page.getByRole('button', { name: '建好公司' }).click()
  await expect(page.getByRole('heading', { name: /青岚机电/ })).toBeVisible()
  await expect(page.getByText('看演示公司')).toBeVisible()
  await expect(page.getByText('导入我的 Excel')).toBeVisible()
  await expect(page.getByText('从空白开始')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: '新建第一家客户' }).click()
  await expect(page).toHaveURL(/\/customers/)
})
