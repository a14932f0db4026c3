import { expect, test } from '@playwright/test'
import { demoUrl, enterDemo } from './support/demo.ts'

test('a new colleague gets a login, signs in with it and sees an empty list', async ({ page, browser }) => {
  await enterDemo(page, 'administrator', '/people')
  await page.getByRole('button', { name: '添加人员' }).click()
  await page.getByRole('textbox', { name: '姓名' }).fill('舒窈')
  await page.getByRole('textbox', { name: '工号' }).fill('LM900')
  await page.getByRole('button', { name: '添加', exact: true }).click()
  const password = (await page.getByRole('dialog').locator('code').textContent()) ?? ''
  expect(password.length).toBeGreaterThanOrEqual(8)

  const colleague = await browser.newContext({ locale: 'zh-CN' })
  const theirs = await colleague.newPage()
  await theirs.goto(`${demoUrl()}/sign-in`)
  await theirs.getByRole('textbox', { name: '账号' }).fill('LM900')
  await theirs.getByLabel('密码', { exact: true }).fill(password)
  await theirs.getByRole('button', { name: '登录', exact: true }).click()
  await expect(theirs).toHaveURL(/\/today/)
  await colleague.close()
})
