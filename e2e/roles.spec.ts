import { expect, test, type Browser, type Page } from '@playwright/test'
import { callApi, demoUrl, enterDemo } from './support/demo.ts'

interface Listed {
  items: { id: string; name: string; phone: string | null; holder: { kind: string; id: string; name: string } }[]
}

const password = 'a long pass phrase 马'

/** A person of a journey's own, so that nobody else's list changes under it. */
async function hire(page: Page, name: string, staffNumber: string) {
  const body = { name, staffNumber, roles: ['account-manager'], login: { password } }
  return callApi<{ id: string }>(page, 'POST', '/people', body)
}

async function signIn(browser: Browser, staffNumber: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'zh-CN' })).newPage()
  await page.goto(`${demoUrl()}/sign-in`)
  await page.getByRole('textbox', { name: '账号' }).fill(staffNumber)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page).toHaveURL(/\/today/)
  return page
}

const listed = (page: Page) => page.getByRole('table').getByRole('row')

test('a role built in the matrix and given to somebody changes what that person sees', async ({ page, browser }) => {
  // Two people, six pages and a role from its making to its end.
  test.slow()
  await enterDemo(page, 'administrator', '/roles')
  await expect(page.getByRole('rowheader', { name: '导出客户' })).toBeVisible()
  const departments = await callApi<{ items: { id: string; name: string; parentId: string | null }[] }>(
    page,
    'GET',
    '/departments',
  )
  const east = departments.items.find((one) => one.name === '华东大区')
  if (!east) throw new Error('the demo company has a region in the east')
  const { id } = await hire(page, '傅闻笛', 'LM910')
  const theirs = await signIn(browser, 'LM910')
  await theirs.goto(`${demoUrl()}/customers`)
  await expect(theirs.getByText('你手里还没有客户')).toBeVisible()

  await page.getByRole('link', { name: '客户经理', exact: true }).click()
  await expect(page.getByText('内置角色不能改')).toBeVisible()
  await page.getByRole('link', { name: '复制成自己的角色' }).click()
  await page.getByRole('textbox', { name: '名称' }).fill('华东督导')
  await page.getByRole('button', { name: '看客户：数据范围' }).click()
  const scopes = page.getByRole('dialog', { name: '看客户：数据范围' })
  await scopes.getByRole('checkbox', { name: /^指定部门/ }).click()
  await scopes.getByRole('checkbox', { name: east.name, exact: true }).check()
  await page.keyboard.press('Escape')
  await page.getByRole('radiogroup', { name: '客户电话怎么显示' }).getByRole('radio', { name: '脱敏' }).click()
  await page.getByRole('radiogroup', { name: '联系人手机怎么显示' }).getByRole('radio', { name: '脱敏' }).click()
  await expect(page.getByText('138****8888').first()).toBeVisible()
  await page.getByRole('button', { name: '建好角色' }).click()
  await expect(page).toHaveURL(/\/roles\/[0-9a-f-]{36}/)

  await page.goto(`${demoUrl()}/people?q=LM910`)
  await page.getByRole('row', { name: /傅闻笛/ }).click()
  const drawer = page.getByRole('complementary', { name: '傅闻笛' })
  await drawer.getByRole('checkbox', { name: /^客户经理/ }).uncheck()
  await drawer.getByRole('checkbox', { name: /^华东督导/ }).check()
  await drawer.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('row', { name: /傅闻笛.*华东督导/ })).toBeVisible()

  await theirs.reload()
  await expect(listed(theirs)).not.toHaveCount(0)
  const seen = await callApi<Listed>(theirs, 'GET', '/customers?limit=200')
  expect(seen.items.length).toBeGreaterThan(0)
  const branch = new Set([east.id])
  for (const one of departments.items) if (one.parentId && branch.has(one.parentId)) branch.add(one.id)
  const people = await callApi<{ items: { id: string; departmentId: string | null }[] }>(
    theirs,
    'GET',
    `/people/options?ids=${[...new Set(seen.items.map((one) => one.holder.id))].join(',')}&limit=100`,
  )
  for (const person of people.items) expect(branch).toContain(person.departmentId)
  for (const customer of seen.items) if (customer.phone) expect(customer.phone).toContain('***')
  const shown = seen.items.find((one) => one.phone) ?? seen.items[0]
  await theirs.goto(`${demoUrl()}/customers/${shown?.id}`)
  await expect(theirs.getByText('已脱敏').first()).toBeAttached()
  await expect(theirs.getByRole('link', { name: '打电话' })).toHaveCount(0)
  await theirs.context().close()

  // A role in use is not deleted, and says so.
  await page.goto(`${demoUrl()}/roles`)
  await page.getByRole('link', { name: '华东督导', exact: true }).click()
  await page.getByRole('button', { name: '删除' }).click()
  await expect(page.getByRole('alert')).toContainText('还有 1 人有「华东督导」')
  await callApi(page, 'PUT', `/people/${id}/roles`, { roles: ['account-manager'] })
  await page.reload()
  await page.getByRole('button', { name: '删除' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click()
  await expect(page).toHaveURL(/\/roles$/)
  await expect(page.getByRole('link', { name: '华东督导', exact: true })).toHaveCount(0)
})

test('why somebody does not see a customer, and why after becoming a collaborator', async ({ page }) => {
  await enterDemo(page, 'administrator')
  await hire(page, '单一禾', 'LM911')
  const list = await callApi<Listed>(page, 'GET', '/customers?sort=-revenue12m&limit=20')
  const customer = list.items.find((one) => one.holder.kind === 'person')
  if (!customer) throw new Error('the demo company has customers that somebody holds')
  await page.goto(`${demoUrl()}/customers/${customer.id}`)
  const ask = async () => {
    await page.getByRole('button', { name: '更多操作' }).first().click()
    await page.getByRole('menuitem', { name: '谁看得到，为什么' }).click()
    const dialog = page.getByRole('dialog', { name: '谁看得到，为什么' })
    await dialog.getByPlaceholder(/./).fill('单一禾')
    await dialog.getByRole('button', { name: /单一禾/ }).click()
    return dialog
  }
  const before = await ask()
  await expect(before.getByRole('heading', { name: /单一禾 看不到/ })).toBeVisible()
  await expect(before).toContainText(`角色「客户经理」给的「本人」：负责人是 ${customer.holder.name}，不是 单一禾。`)
  await expect(before).toContainText('单一禾 不是这家的协作人。')
  await page.keyboard.press('Escape')
  await expect(before).toHaveCount(0)

  await page.getByRole('button', { name: '加协作人' }).click()
  const adding = page.getByRole('dialog', { name: '加协作人' })
  await adding.getByPlaceholder(/./).fill('单一禾')
  await adding.getByRole('button', { name: /单一禾/ }).click()
  await adding.getByLabel('做什么').selectOption({ label: '售前' })
  await adding.getByRole('button', { name: '加协作人' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: '单一禾' }).getByText('售前')).toBeVisible()

  const after = await ask()
  await expect(after.getByRole('heading', { name: /单一禾 看得到/ })).toBeVisible()
  await expect(after).toContainText('角色「客户经理」给的「协作的」：单一禾 是这家的协作人（售前）。')
  await page.keyboard.press('Escape')
  await expect(after).toHaveCount(0)

  // The timeline names her, too: it is the line among the collaborators that goes and comes back.
  const more = page.getByRole('button', { name: '单一禾的更多操作' })
  await more.click()
  await page.getByRole('menuitem', { name: '去掉' }).click()
  await expect(more).toHaveCount(0)
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(more).toBeVisible()
})

test('looking as somebody else shows their list, changes nothing and ends on a press', async ({ page }) => {
  await enterDemo(page, 'administrator')
  const all = await callApi<{ all: { count: number } }>(page, 'GET', '/customers/tab-counts')
  const people = await callApi<{ items: { id: string; name: string; held: number; roles: string[] }[] }>(
    page,
    'GET',
    '/people?role=account-manager&limit=100',
  )
  const rep = people.items.find((one) => one.held > 3 && one.roles.length === 1)
  if (!rep) throw new Error('the demo company has account managers')
  await page.goto(`${demoUrl()}/people?q=${encodeURIComponent(rep.name)}`)
  await page.getByRole('row', { name: new RegExp(rep.name) }).click()
  await page.getByRole('button', { name: '以他的视角查看' }).click()
  const banner = page.getByRole('status').filter({ hasText: `正以 ${rep.name}（客户经理）的视角查看` })
  await expect(banner).toBeVisible()
  await expect(page).toHaveURL(/\/today/)
  await page.reload()
  await expect(banner).toBeVisible()

  await page.getByRole('link', { name: '客户', exact: true }).click()
  await expect(page.getByRole('tab', { name: '全部' })).toHaveCount(0)
  await expect(page.getByRole('tab', { name: /我的/ })).toContainText(String(rep.held))
  expect(rep.held).toBeLessThan(all.all.count)
  await expect(page.getByRole('link', { name: '角色与权限' })).toHaveCount(0)
  await page.getByRole('button', { name: '导出' }).click()
  await page.getByRole('button', { name: /^CSV（UTF-8）/ }).click()
  await expect(page.getByText('不能导出或下载')).toBeVisible()

  await page.getByRole('table').getByRole('link').first().click()
  await page.getByRole('button', { name: '关注', exact: true }).click()
  await expect(page.getByText(`你正以${rep.name}的视角查看，只能看，不能改`)).toBeVisible()

  await banner.getByRole('button', { name: '退出' }).click()
  await expect(page).toHaveURL(/\/people/)
  await expect(banner).toHaveCount(0)
  await expect(page.getByRole('link', { name: '角色与权限' })).toBeVisible()
})
