import { expect, test, type Page } from '@playwright/test'
import { expectAccessible } from './support/axe.ts'
import { callApi, demoUrl, enterDemo } from './support/demo.ts'

interface Person {
  id: string
  name: string
  department: { id: string; name: string } | null
}
interface Row {
  id: string
  name: string
}

const tree = (page: Page) => page.getByRole('navigation', { name: '部门' })
/** The button itself, not the menu beside it: its name ends in how many people there are. */
const department = (page: Page, name: string) => tree(page).getByRole('button', { name: new RegExp(`^${name} ?\\d+$`) })

test('a department is dragged to another parent, taken back, and moved again without a mouse', async ({ page }) => {
  await enterDemo(page, 'administrator', '/people')
  // A second try finds the departments of the first.
  const [above, moved] = [`新事业部${Date.now()}`, `试点组${Date.now()}`]
  const parent = await callApi<{ id: string }>(page, 'POST', '/departments', { name: above })
  const { id } = await callApi<{ id: string }>(page, 'POST', '/departments', { name: moved })
  await page.reload()
  const parentOf = async () => (await callApi<{ parentId: string | null }>(page, 'GET', `/departments/${id}`)).parentId
  await department(page, moved).dragTo(department(page, above))
  await expect(page.getByText(`${moved} 已移到「${above}」`)).toBeVisible()
  expect(await parentOf()).toBe(parent.id)
  await page.getByRole('button', { name: '撤销' }).click()
  await expect.poll(parentOf).toBeNull()

  // The server knows before the page does: what is opened at once would still show the old parent.
  await page.reload()
  await page.getByRole('button', { name: `${moved}：更多` }).press('Enter')
  await page.getByRole('menuitem', { name: '改名或移动' }).press('Enter')
  await page.getByRole('combobox', { name: '上级部门' }).selectOption({ label: above })
  await page.getByRole('button', { name: '保存' }).press('Enter')
  await expect.poll(parentOf).toBe(parent.id)
})

test('a person is dragged onto a department, and the history of posts says so', async ({ page }) => {
  await enterDemo(page, 'administrator', '/people')
  const person = await callApi<Person>(page, 'POST', '/people', { name: '调岗人', staffNumber: 'LM-MOVE', roles: [] })
  const { id } = await callApi<{ id: string }>(page, 'POST', '/departments', { name: '接收组' })
  await page.goto(`${demoUrl()}/people?q=LM-MOVE`)
  const row = page.getByRole('row').filter({ hasText: '调岗人' })
  await row.getByText('调岗人').dragTo(department(page, '接收组'))
  await expect(page.getByText('调岗人 已移到「接收组」')).toBeVisible()
  const moved = await callApi<Person>(page, 'GET', `/people/${person.id}`)
  expect(moved.department?.id).toBe(id)
  await row.click()
  await expect(page.getByText('部门：无 → 接收组')).toBeVisible()
  await expectAccessible(page)
})

test('before somebody is deactivated it is shown who gets what; then the lead and the pool have it', async ({
  page,
}) => {
  await enterDemo(page, 'administrator', '/people')
  const lead = await callApi<Person>(page, 'POST', '/people', { name: '临时上级', staffNumber: 'LM-LEAD' })
  const leaver = await callApi<Person>(page, 'POST', '/people', {
    name: '离职的人',
    staffNumber: 'LM-GONE',
    managerId: lead.id,
  })
  await callApi(page, 'POST', '/people', { name: '留下的人', staffNumber: 'LM-STAY', managerId: leaver.id })
  const ofTier = async (tier: string) => {
    const filter = encodeURIComponent(JSON.stringify({ field: 'tier', op: 'in', value: [tier] }))
    const { items } = await callApi<{ items: Row[] }>(
      page,
      'GET',
      `/customers?filter=${filter}&sort=revenue12m&limit=1`,
    )
    return items[0] ?? { id: '', name: '' }
  }
  const [important, other] = [await ofTier('A'), await ofTier('C')]
  await callApi(page, 'POST', '/ownership/assign', { customerIds: [important.id, other.id], personId: leaver.id })

  await page.goto(`${demoUrl()}/people?q=LM-GONE`)
  await page.getByRole('row').filter({ hasText: '离职的人' }).click()
  await page.getByRole('button', { name: '停用', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: '停用 离职的人' })
  await expect(dialog.getByText('A、B 级和 VIP 共 1 家交给上级 临时上级')).toBeVisible()
  await expect(dialog.getByText(/^1 家进公海/)).toBeVisible()
  await expect(dialog.getByText('1 个下属改由 临时上级 带：留下的人')).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '停用', exact: true }).click()
  await expect(page.getByText('离职的人 已停用：1 家有人接手，1 家进公海')).toBeVisible()

  await page.goto(`${demoUrl()}/customers/${important.id}`)
  await expect(page.getByRole('button', { name: '为什么归临时上级？' })).toBeVisible()
  await page.goto(`${demoUrl()}/customers/${other.id}`)
  await page.getByRole('button', { name: '为什么在公海？' }).click()
  await expect(page.getByText(/离职的人停用，.*客户转入/)).toBeVisible()
})

test('somebody enters a leave; the delegate finds the customers on Today, until it is over', async ({ page }) => {
  await enterDemo(page, 'administrator')
  const { items } = await callApi<{ items: (Person & { held: number })[] }>(page, 'GET', '/people?limit=100')
  await enterDemo(page, 'account-manager', '/today')
  const me = (await callApi<{ person: Person }>(page, 'GET', '/session')).person
  const other = items.filter((one) => one.held > 20 && one.id !== me.id).at(-1)
  if (!other) throw new Error('the demo has people who hold customers')

  await enterDemo(page, 'administrator', `/people?q=${encodeURIComponent(other.name)}`)
  await page.getByRole('row').filter({ hasText: other.name }).click()
  await page.getByRole('button', { name: '登记休假' }).click()
  const form = page.getByRole('form', { name: '登记休假' })
  await form.getByRole('button', { name: '选一个人' }).click()
  await page.getByRole('searchbox', { name: '代管人' }).fill(me.name)
  await page
    .getByRole('button', { name: new RegExp(me.name) })
    .first()
    .click()
  await form.getByRole('button', { name: '登记', exact: true }).click()
  await expect(page.getByText('休假中')).toBeVisible()

  await enterDemo(page, 'account-manager', '/today')
  await expect(page.getByText(new RegExp(`${other.name} 休假至 .*由你代管`))).toBeVisible()
  await page.locator(`a[href*="${other.id}"]`).click()
  await page.getByRole('row').filter({ hasText: other.name }).first().click()
  await expect(page.getByText(new RegExp(`休假至 .*由 ${me.name} 代管`))).toBeVisible()

  await enterDemo(page, 'administrator', `/people?q=${encodeURIComponent(other.name)}`)
  await page.getByRole('row').filter({ hasText: other.name }).click()
  await page.getByRole('button', { name: '提前回来' }).click()
  await expect(page.getByText('没有登记休假。')).toBeVisible()
  await enterDemo(page, 'account-manager', '/today')
  await expect(page.getByRole('heading', { name: '今日' })).toBeVisible()
  await expect(page.getByText(`${other.name} 休假至`)).toHaveCount(0)
})

test('a team across departments is made and shown', async ({ page }) => {
  await enterDemo(page, 'administrator', '/people?side=teams')
  const name = page.getByRole('textbox', { name: '名称' })
  // The page may be drawn anew the moment the button is pressed.
  await expect(async () => {
    if (!(await name.isVisible())) await page.getByRole('button', { name: '添加小组' }).click({ timeout: 2000 })
    await expect(name).toBeVisible({ timeout: 3000 })
  }).toPass()
  await name.fill('联合攻坚')
  await page.getByRole('button', { name: '选组员' }).click()
  for (const index of [0, 1]) await page.locator('[data-person]').nth(index).click()
  await page.keyboard.press('Escape')
  await expect(page.getByText('组员 2 人')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: '保存' }).click()
  await page
    .getByRole('navigation', { name: '小组' })
    .getByRole('button', { name: /^联合攻坚 ?\d+$/ })
    .click()
  await expect(page.getByRole('row')).toHaveCount(3)
  await expectAccessible(page)
})
