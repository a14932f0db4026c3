import { expect, test, type Page } from '@playwright/test'
import { startOidcServer, type OidcServer } from '../packages/server/test/oidc-server.ts'
import { totpCode, totpStep } from '../packages/server/src/second-factor/totp.ts'
import { expectAccessible } from './support/axe.ts'
import { callApi, demoUrl, enterDemo } from './support/demo.ts'

const password = 'a long pass phrase 马'
let made = 0

/** Somebody new who signs in with a password; the page stays the administrator's. */
async function addPerson(page: Page, name: string): Promise<{ id: string; staffNumber: string; email: string }> {
  await enterDemo(page, 'administrator')
  const staffNumber = `D${Date.now() % 1_000_000}${++made}`
  const email = `${staffNumber.toLowerCase()}@luming.test`
  const body = { name, staffNumber, email, login: { password } }
  const { id } = await callApi<{ id: string }>(page, 'POST', '/people', body)
  return { id, staffNumber, email }
}

async function signIn(page: Page, identifier: string): Promise<void> {
  await page.goto(`${demoUrl()}/sign-in`)
  await page.getByRole('textbox', { name: '账号' }).fill(identifier)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

async function typeCode(page: Page, label: string, code: string): Promise<void> {
  await page.getByRole('textbox', { name: label }).fill(code)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

async function signOut(page: Page): Promise<void> {
  const answer = await page.request.post(`${demoUrl()}/api/v1/sign-out`, { headers: { origin: demoUrl() } })
  expect(answer.ok()).toBe(true)
}

/** A code of the authenticator; the next one where the present one was used already. */
const codeOf = (secret: string, later = 0) => totpCode(secret, totpStep(new Date()) + later)

/** Takes the secret from the page, types a code, and answers secret and recovery codes. */
async function enrol(page: Page): Promise<{ secret: string; recoveryCodes: string[] }> {
  await page.getByRole('button', { name: '下一步' }).click()
  await expect(page.getByRole('img', { name: '给验证器扫的二维码' })).toBeVisible()
  await expectAccessible(page)
  const secret = ((await page.locator('code').first().textContent()) ?? '').replaceAll(' ', '')
  expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  await page.getByRole('textbox', { name: '验证器上的 6 位数字' }).fill(codeOf(secret))
  await page.getByRole('button', { name: '开启两步验证' }).click()
  const codes = page.getByRole('list', { name: '恢复码' }).locator('code')
  await expect(codes).toHaveCount(10)
  await expectAccessible(page)
  const recoveryCodes = await codes.allTextContents()
  await page.getByRole('button', { name: '存好了' }).click()
  return { secret, recoveryCodes }
}

test('a second factor is set up, asked for at the next sign-in, and replaced by a recovery code', async ({ page }) => {
  const person = await addPerson(page, '木槿')
  await signOut(page)
  await signIn(page, person.staffNumber)
  await expect(page).toHaveURL(/\/today/)
  await page.goto(`${demoUrl()}/account`)
  await page.getByRole('region', { name: '两步验证' }).getByRole('button', { name: '开启' }).click()
  const { secret, recoveryCodes } = await enrol(page)
  await expect(page.getByText('还剩 10 个恢复码')).toBeVisible()

  await signOut(page)
  await signIn(page, person.staffNumber)
  await typeCode(page, '6 位数字', '000000')
  await expect(page.getByRole('alert')).toContainText('验证码不对')
  await expectAccessible(page)
  await typeCode(page, '6 位数字', codeOf(secret, 1))
  await expect(page).toHaveURL(/\/today/)

  await signOut(page)
  await signIn(page, person.staffNumber)
  await page.getByRole('button', { name: '改用恢复码' }).click()
  await typeCode(page, '恢复码', recoveryCodes[0] ?? '')
  await expect(page).toHaveURL(/\/today/)
  await page.goto(`${demoUrl()}/account`)
  await expect(page.getByText('还剩 9 个恢复码')).toBeVisible()
})

test('where the company asks for it, nothing opens before; an administrator resets a lost one', async ({
  page,
  browser,
}) => {
  const person = await addPerson(page, '紫苏')
  const put = (required: string) =>
    callApi(page, 'PUT', '/settings/sign-in.second-factor', { value: { required, roles: ['account-manager'] } })
  await put('roles')
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 390, height: 844 } })
  try {
    const theirs = await context.newPage()
    await signIn(theirs, person.staffNumber)
    await expect(theirs.getByRole('heading', { level: 1 })).toContainText('要求两步验证')
    await theirs.goto(`${demoUrl()}/customers`)
    await expect(theirs.getByRole('heading', { level: 1 })).toContainText('要求两步验证')
    await enrol(theirs)
    await expect(theirs.getByRole('heading', { name: '客户', exact: true })).toBeVisible()

    await page.goto(`${demoUrl()}/people?q=${person.staffNumber}`)
    await page.getByText('紫苏').first().click()
    await expect(page.getByText('两步验证开着')).toBeVisible()
    await page.getByRole('button', { name: '重设两步验证' }).click()
    await page.getByRole('dialog').last().getByRole('button', { name: '重设两步验证' }).click()
    await expect(page.getByText('没有两步验证')).toBeVisible()
    await theirs.reload()
    await expect(theirs.getByRole('textbox', { name: '账号' })).toBeVisible()
  } finally {
    await put('nobody')
    await context.close()
  }
})

test('an invited colleague sets a password, enrols the second factor the company asks for, and signs in with both', async ({
  page,
  browser,
}) => {
  await enterDemo(page, 'administrator', '/people')
  const put = (required: string) =>
    callApi(page, 'PUT', '/settings/sign-in.second-factor', { value: { required, roles: ['account-manager'] } })
  await put('roles')
  const context = await browser.newContext({ locale: 'zh-CN' })
  try {
    await page.getByRole('button', { name: '添加人员' }).click()
    await page.getByRole('textbox', { name: '姓名' }).fill('青黛')
    await page.getByRole('textbox', { name: '工号' }).fill('LM977')
    await page.getByRole('button', { name: '添加', exact: true }).click()
    const link = await page.getByRole('dialog', { name: '邀请 青黛' }).locator('code').textContent()

    const theirs = await context.newPage()
    await theirs.goto(link ?? '')
    await theirs.getByLabel('新密码', { exact: true }).fill(password)
    await theirs.getByRole('button', { name: '设密码并登录' }).click()
    await expect(theirs.getByRole('heading', { level: 1 })).toContainText('要求两步验证')
    const { secret } = await enrol(theirs)
    await expect(theirs).toHaveURL(/\/today/)

    await signOut(theirs)
    await signIn(theirs, 'LM977')
    await typeCode(theirs, '6 位数字', codeOf(secret, 1))
    await expect(theirs).toHaveURL(/\/today/)
  } finally {
    await put('nobody')
    await context.close()
  }
})

test('the company’s own accounts are set up, let a known person in, and say why a stranger stays out', async ({
  page,
  browser,
}) => {
  const person = await addPerson(page, '白薇')
  const { redirectUri } = await callApi<{ redirectUri: string }>(page, 'GET', '/identity-providers')
  const accounts = {
    baiwei: { email: person.email, email_verified: true, name: '白薇' },
    stranger: { email: 'stranger@elsewhere.test', email_verified: true },
  }
  const server: OidcServer = await startOidcServer(redirectUri, accounts)
  const context = await browser.newContext({ locale: 'zh-CN' })
  try {
    await page.goto(`${demoUrl()}/settings`)
    await page.getByRole('button', { name: '添加登录方式' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: '按钮上的字' }).fill('公司账号')
    await dialog.getByRole('textbox', { name: '签发者地址' }).fill(server.issuer)
    await dialog.getByRole('textbox', { name: '客户端 ID' }).fill(server.clientId)
    await dialog.getByLabel('客户端密钥', { exact: true }).fill(server.clientSecret)
    await expectAccessible(page)
    await dialog.getByRole('button', { name: '保存' }).click()
    await page.getByRole('button', { name: '测试连接' }).click()
    await expect(page.getByText('「公司账号」连得上')).toBeVisible()

    const theirs = await context.newPage()
    await theirs.goto(`${demoUrl()}/customers`)
    await theirs.getByRole('link', { name: '用公司账号登录' }).click()
    await theirs.getByRole('textbox', { name: 'Company account' }).fill('stranger')
    await theirs.getByRole('button', { name: 'Continue' }).click()
    await expect(theirs.getByRole('alert')).toContainText('stranger@elsewhere.test')
    await expectAccessible(theirs)

    // The provider remembers who signed in there: another window, another account.
    await context.clearCookies()
    await theirs.goto(`${demoUrl()}/customers`)
    await theirs.getByRole('link', { name: '用公司账号登录' }).click()
    await theirs.getByRole('textbox', { name: 'Company account' }).fill('baiwei')
    await theirs.getByRole('button', { name: 'Continue' }).click()
    await expect(theirs).toHaveURL(/\/customers/)
    await expect(theirs.getByRole('button', { name: /白薇/ })).toBeVisible()
  } finally {
    await context.close()
    const { items } = await callApi<{ items: { id: string }[] }>(page, 'GET', '/identity-providers')
    for (const { id } of items) {
      await page.request.delete(`${demoUrl()}/api/v1/identity-providers/${id}`, { headers: { origin: demoUrl() } })
    }
    await server.close()
  }
})

test('a key with chosen permissions is shown once, does only these, and is revoked', async ({ page, request }) => {
  await enterDemo(page, 'account-manager', '/account')
  await page.getByRole('button', { name: '新建密钥' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: '用途' }).fill('财务同步')
  await dialog.getByRole('checkbox', { name: '看客户' }).check()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '新建密钥' }).click()
  const key = (await dialog.locator('code').textContent()) ?? ''
  expect(key).toMatch(/^zk_/)
  await dialog.getByRole('button', { name: '存好了' }).click()
  await expect(page.getByText('1 项权限')).toBeVisible()

  const by = { authorization: `Bearer ${key}` }
  expect((await request.get(`${demoUrl()}/api/v1/customers`, { headers: by })).status()).toBe(200)
  expect((await request.get(`${demoUrl()}/api/v1/pools`, { headers: by })).status()).toBe(403)
  await page.getByRole('button', { name: '作废' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '作废' }).click()
  await expect(page.getByText('密钥「财务同步」已作废')).toBeVisible()
  expect((await request.get(`${demoUrl()}/api/v1/customers`, { headers: by })).status()).toBe(401)
})
