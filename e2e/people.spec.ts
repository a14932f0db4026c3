import { expect, test, type Browser, type Page } from '@playwright/test'
import { linkIn, startSmtpServer } from '../packages/server/test/smtp-server.ts'
import { callApi, demoUrl, enterDemo } from './support/demo.ts'

async function stranger(browser: Browser): Promise<Page> {
  return (await browser.newContext({ locale: 'zh-CN' })).newPage()
}

async function signIn(page: Page, account: string, password: string): Promise<void> {
  await page.goto(`${demoUrl()}/sign-in`)
  await page.getByRole('textbox', { name: '账号' }).fill(account)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

async function addPerson(page: Page, name: string, field: '工号' | '邮箱', value: string): Promise<void> {
  await page.goto(`${demoUrl()}/people`)
  await page.getByRole('button', { name: '添加人员' }).click()
  await page.getByRole('textbox', { name: '姓名' }).fill(name)
  await page.getByRole('textbox', { name: field }).fill(value)
}

const add = (page: Page) => page.getByRole('button', { name: '添加', exact: true }).click()

test('a new colleague is invited, sets a password by the link and is in; the link opens only once', async ({
  page,
  browser,
}) => {
  await enterDemo(page, 'administrator', '/people')
  await addPerson(page, '舒窈', '工号', 'LM900')
  await add(page)
  const dialog = page.getByRole('dialog', { name: '邀请 舒窈' })
  await expect(dialog.getByRole('img', { name: '链接的二维码' })).toBeVisible()
  const url = (await dialog.locator('code').textContent()) ?? ''
  expect(url).toContain('/invite/')

  const theirs = await stranger(browser)
  await theirs.goto(url)
  await expect(theirs.getByRole('heading', { name: '舒窈，欢迎加入鹿鸣川精工' })).toBeVisible()
  const next = theirs.getByLabel('新密码', { exact: true })
  await next.fill('woaini1314')
  await theirs.getByRole('button', { name: '设密码并登录' }).click()
  await expect(theirs.getByRole('alert')).toContainText('太常见')
  await next.fill('pelikan im nebel 4')
  await theirs.getByRole('button', { name: '设密码并登录' }).click()
  await expect(theirs).toHaveURL(/\/today/)

  const later = await stranger(browser)
  await later.goto(url)
  await expect(later.getByRole('alert')).toContainText('已经用过')
  await later.getByRole('link', { name: '去登录' }).click()
  await signIn(later, 'LM900', 'pelikan im nebel 4')
  await expect(later).toHaveURL(/\/today/)
})

test('a temporary password has to be changed before anything else opens', async ({ page, browser }) => {
  await enterDemo(page, 'administrator', '/people')
  await addPerson(page, '温以宁', '工号', 'LM901')
  await page.getByRole('radio', { name: '给临时密码' }).click()
  await add(page)
  const password = (await page.getByRole('dialog').locator('code').textContent()) ?? ''
  expect(password.length).toBeGreaterThanOrEqual(8)

  const theirs = await stranger(browser)
  await signIn(theirs, 'LM901', password)
  await expect(theirs.getByRole('heading', { name: '先改成自己的密码' })).toBeVisible()
  await theirs.goto(`${demoUrl()}/customers`)
  await expect(theirs.getByRole('heading', { name: '先改成自己的密码' })).toBeVisible()
  await theirs.getByLabel('临时密码').fill(password)
  await theirs.getByLabel('新密码', { exact: true }).fill('gondel aus papier 3')
  await theirs.getByRole('button', { name: '改密码并继续' }).click()
  await expect(theirs.getByRole('heading', { name: '客户', exact: true })).toBeVisible()
})

test('with a mail server the invitation arrives by mail, and so does the link for a forgotten password', async ({
  page,
  browser,
}) => {
  const smtp = await startSmtpServer()
  try {
    await enterDemo(page, 'administrator', '/settings')
    await page.getByRole('textbox', { name: '服务器' }).fill('127.0.0.1')
    await page.getByRole('combobox', { name: '加密' }).selectOption('none')
    await page.getByRole('textbox', { name: '端口' }).fill(String(smtp.port))
    await page.getByRole('textbox', { name: '发件地址' }).fill('crm@luming.test')
    const section = page.getByRole('region', { name: '邮件' })
    await section.getByRole('button', { name: '保存' }).click()
    await section.getByRole('textbox', { name: '测试邮件发到' }).fill('admin@luming.test')
    await section.getByRole('button', { name: '发测试邮件' }).click()
    await expect(section.getByRole('status')).toContainText('服务器收下了')

    const email = 'qing@luming.test'
    await addPerson(page, '青禾', '邮箱', email)
    await add(page)
    await expect(page.getByRole('dialog', { name: '邀请 青禾' })).toContainText(email)
    await expect
      .poll(() => smtp.mails.find((mail) => mail.recipients[0] === email)?.subject)
      .toContain('邀请你使用知客')
    const theirs = await stranger(browser)
    await theirs.goto(linkIn(smtp.mails.find((mail) => mail.recipients[0] === email)))
    await theirs.getByLabel('新密码', { exact: true }).fill('pelikan im nebel 4')
    await theirs.getByRole('button', { name: '设密码并登录' }).click()
    await expect(theirs).toHaveURL(/\/today/)

    const later = await stranger(browser)
    await later.goto(`${demoUrl()}/sign-in`)
    await later.getByRole('link', { name: '忘了密码' }).click()
    await later.getByRole('textbox', { name: '账号' }).fill(email)
    await later.getByRole('button', { name: '发链接给我' }).click()
    await expect(later.getByRole('heading', { name: '看看邮箱' })).toBeVisible()
    await expect.poll(() => smtp.mails.at(-1)?.subject).toContain('重设你在')
    await later.goto(linkIn(smtp.mails.at(-1)))
    await later.getByLabel('新密码', { exact: true }).fill('gondel aus papier 3')
    await later.getByRole('button', { name: '设新密码' }).click()
    await later.getByRole('link', { name: '去登录' }).click()
    await signIn(later, email, 'gondel aus papier 3')
    await expect(later).toHaveURL(/\/today/)
    await theirs.reload()
    await expect(theirs).toHaveURL(/\/sign-in/)
  } finally {
    await callApi(page, 'DELETE', '/mail-settings')
    await smtp.stop()
  }
})

test('without a mail server the page for forgotten passwords says whom to ask', async ({ page }) => {
  await page.goto(`${demoUrl()}/forgot`)
  await expect(page.getByText('请管理员在「人员与部门」里给你')).toBeVisible()
  await expect(page.getByRole('button', { name: '发链接给我' })).toHaveCount(0)
})
