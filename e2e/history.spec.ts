import { expect, test } from '@playwright/test'
import { expectAccessible } from './support/axe.ts'
import { callApi, chooseFromMenu, demoUrl, enterDemo } from './support/demo.ts'

interface Made {
  id: string
  version: number
}

const patch = async (page: Parameters<typeof callApi>[0], id: string, version: number, data: object) => {
  const url = demoUrl()
  const headers = { origin: url, 'if-match': `"${version}"` }
  const answer = await page.request.fetch(`${url}/api/v1/customers/${id}`, { method: 'PATCH', headers, data })
  expect(answer.ok()).toBe(true)
}

test('a rep sees who changed a field, undoes a deletion, and takes another back from the bin', async ({ page }) => {
  await enterDemo(page, 'account-manager')
  const body = { kind: 'organisation', name: '公冶长风精密', size: '20-99人', evenIfDuplicate: true }
  const customer = await callApi<Made>(page, 'POST', '/customers', body)
  await patch(page, customer.id, customer.version, { size: '100-499人' })
  await callApi(page, 'POST', `/customers/${customer.id}/contacts`, { name: '漆雕开' })
  await callApi(page, 'POST', `/customers/${customer.id}/contacts`, { name: '南宫适' })
  await callApi(page, 'POST', `/customers/${customer.id}/orders`, {
    number: 'HB-1',
    orderedOn: '2026-06-01',
    amount: '1200',
  })
  await page.goto(`${demoUrl()}/customers/${customer.id}`)

  // One field, from where it stands.
  await page.getByText('100-499人').hover()
  await page.getByRole('button', { name: '「规模」的修改记录' }).click()
  const history = page.getByRole('dialog', { name: /规模/ })
  await expect(history.getByText('100-499人')).toBeVisible()
  await expect(history.getByText('20-99人').first()).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(history).toBeHidden()

  // Deleted by mistake, and undone at once: primary again.
  const contacts = page.getByRole('region', { name: '联系人', exact: true })
  const remove = async (name: string) => {
    await contacts.getByText(name, { exact: true }).hover()
    await contacts.getByRole('button', { name: `${name}的更多操作` }).click()
    await page.getByRole('menuitem', { name: '删除联系人' }).click()
    const asked = page.getByRole('dialog', { name: new RegExp(name) })
    // On a busy machine the dialog may still be coming in when it is pressed for the first time.
    await expect(async () => {
      const answered = page.waitForResponse((answer) => answer.request().method() === 'DELETE', { timeout: 5000 })
      await asked.getByRole('button', { name: '删除联系人' }).click({ timeout: 2000 })
      expect((await answered).status()).toBe(204)
    }).toPass({ timeout: 30_000 })
    await expect(contacts.getByText(name, { exact: true })).toBeHidden()
  }
  await remove('漆雕开')
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(contacts.getByRole('listitem').filter({ hasText: '漆雕开' }).getByText('主联系人')).toBeVisible()

  // The history of everything offers what lies in the bin.
  await remove('南宫适')
  const whole = page.getByRole('dialog', { name: '公冶长风精密的修改记录' })
  await chooseFromMenu(page, page.getByRole('button', { name: '更多操作' }).first(), '修改记录', whole)
  await whole.getByRole('radio', { name: '联系人' }).click()
  const deletion = whole.getByRole('listitem').filter({ hasText: '删了联系人' }).first()
  await deletion.getByRole('button', { name: '恢复' }).click()
  await expect(whole.getByText('恢复了联系人').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(contacts.getByText('南宫适', { exact: true })).toBeVisible()

  // A file is put there, looked at, deleted and taken back.
  const files = page.getByRole('region', { name: '附件', exact: true })
  const content = { name: '纪要.txt', mimeType: 'text/plain', buffer: Buffer.from('下次带样品') }
  await files.locator('input[type=file]').setInputFiles(content)
  const file = files.getByRole('button', { name: '纪要.txt', exact: true })
  await file.click()
  const preview = page.getByRole('dialog', { name: '纪要.txt' })
  await expect(preview.getByText('下次带样品')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(preview).toBeHidden()
  await files.getByRole('button', { name: '纪要.txt的更多操作' }).click()
  await page.getByRole('menuitem', { name: '删除' }).click()
  await expect(file).toBeHidden()
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(file).toBeVisible()

  // An order from the bin.
  await page.getByRole('tab', { name: /^订单/ }).click()
  await page.getByRole('button', { name: 'HB-1 的更多操作' }).click()
  await page.getByRole('menuitem', { name: '删除订单' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '删除订单' }).click()
  await expect(page.getByRole('button', { name: 'HB-1 的更多操作' })).toBeHidden()
  await page.goto(`${demoUrl()}/customers/bin?tab=order`)
  const row = page.getByRole('listitem').filter({ hasText: 'HB-1' })
  await expect(row).toContainText('公冶长风精密')
  await row.getByRole('button', { name: '恢复' }).click()
  await expect(row).toBeHidden()
  await page.goto(`${demoUrl()}/customers/${customer.id}?tab=orders`)
  await expect(page.getByRole('button', { name: 'HB-1 的更多操作' })).toBeVisible()
})

test('somebody moves the end of a leave and names another delegate', async ({ page }) => {
  await enterDemo(page, 'account-manager', '/account')
  await page.getByRole('button', { name: '登记休假' }).click()
  const form = page.getByRole('form', { name: '登记休假' })
  await form.getByLabel('从').fill('2099-03-01')
  await form.getByLabel('到（含）').fill('2099-03-05')
  const choose = async (within: typeof form, button: string, name: string) => {
    await within.getByRole('button', { name: button }).click()
    const chooser = page.getByRole('dialog', { name: '代管人' })
    await chooser.getByRole('searchbox').or(chooser.getByRole('textbox')).first().fill(name)
    await chooser.getByText(name).first().click()
  }
  await choose(form, '选一个人', '顾南乔')
  await form.getByRole('button', { name: '登记', exact: true }).click()
  const line = page.getByRole('listitem').filter({ hasText: '2099-03-05' })
  await expect(line).toContainText('由 顾南乔 代管')
  await line.getByRole('button', { name: '改', exact: true }).click()
  const change = page.getByRole('form', { name: '改休假' })
  await change.getByLabel('到（含）').fill('2099-03-09')
  await choose(change, '顾南乔', '江叙白')
  await change.getByRole('button', { name: '保存' }).click()
  const changed = page.getByRole('listitem').filter({ hasText: '2099-03-09' })
  await expect(changed).toContainText('由 江叙白 代管')
  await changed.getByRole('button', { name: '取消' }).click()
  await expect(changed).toBeHidden()
})
