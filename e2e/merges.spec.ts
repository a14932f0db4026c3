import { expect, test } from '@playwright/test'
import { expectAccessible } from './support/axe.ts'
import { callApi, demoUrl, enterDemo } from './support/demo.ts'

test('two records of one customer become one, and two again', async ({ page }) => {
  await enterDemo(page, 'administrator')
  const mark = `合流${Date.now()}`
  const make = (name: string, more: object) =>
    callApi<{ id: string }>(page, 'POST', '/customers', { kind: 'organisation', name, ...more })
  const kept = await make(`${mark}精密机械有限公司`, { phone: '0574-87651234', custom: { machines: 5 } })
  const gone = await make(`${mark}机械厂`, {
    email: 'hello@heliu.example',
    notes: '老厂长的关系',
    custom: { machines: 9 },
  })
  await callApi(page, 'POST', `/customers/${gone.id}/contacts`, {
    name: '温如玉',
    title: '采购',
    mobile: '13900001234',
  })
  await callApi(page, 'POST', `/customers/${gone.id}/follow-ups`, { kind: 'call', text: '问了轴承的交期' })

  await test.step('chosen on the list, compared field by field', async () => {
    await page.goto(`${demoUrl()}/customers?q=${encodeURIComponent(mark)}`)
    const rows = page.getByRole('table', { name: '客户' }).locator('tbody tr')
    await expect(rows).toHaveCount(2)
    await page.getByRole('checkbox', { name: '选中这一页' }).click()
    await page.getByRole('toolbar', { name: '批量操作' }).getByRole('button', { name: '合并' }).click()
    await expect(page.getByRole('heading', { name: '合并客户' })).toBeVisible()
    await page.getByRole('radio', { name: `留下${mark}精密机械有限公司` }).check()
    await expect(page.getByRole('row', { name: /^联系人/ })).toContainText('1')
    await page.getByRole('radio', { name: `客户名称用${mark}机械厂的：${mark}机械厂` }).check()
    // A field of the company's own is chosen like any other.
    await expect(page.getByRole('radio', { name: `在用机床用${mark}精密机械有限公司的：5` })).toBeChecked()
    await page.getByRole('radio', { name: `在用机床用${mark}机械厂的：9` }).check()
    await expectAccessible(page)
    await page.getByRole('button', { name: /^把 2 家并到/ }).click()
    await expect(page.getByRole('heading', { name: '合好了' })).toBeVisible()
    const counts = page.getByRole('table', { name: '合并前后的数目' })
    await expect(counts.getByRole('row', { name: /^跟进/ })).toHaveText('跟进11')
    await expectAccessible(page)
    await page.getByRole('link', { name: `打开${mark}机械厂` }).click()
  })

  await test.step('one record holds what both had, and the other leads to it', async () => {
    await expect(page.getByRole('heading', { name: `${mark}机械厂` })).toBeVisible()
    await expect(page.getByText('温如玉').first()).toBeVisible()
    await expect(page.getByText('hello@heliu.example').first()).toBeVisible()
    await expect(page.getByText('问了轴承的交期')).toBeVisible()
    const merged = await callApi<{ custom: object }>(page, 'GET', `/customers/${kept.id}`)
    expect(merged.custom).toEqual({ machines: 9 })
    await page.goto(`${demoUrl()}/customers/${gone.id}`)
    await expect(page).toHaveURL(new RegExp(`/customers/${kept.id}$`))
    await expect(page.getByText(`这家已并入「${mark}机械厂」`)).toBeVisible()
    await page.goto(`${demoUrl()}/customers?q=${encodeURIComponent(mark)}`)
    await expect(page.getByRole('table', { name: '客户' }).locator('tbody tr')).toHaveCount(1)
  })

  await test.step('undone: each has its own again, what was added goes where it is sent', async () => {
    await callApi(page, 'POST', `/customers/${kept.id}/follow-ups`, { kind: 'call', text: '合并之后谈的' })
    await page.goto(`${demoUrl()}/customers/${kept.id}`)
    await page.getByRole('button', { name: '撤销合并' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('跟进「合并之后谈的」去哪').selectOption({ label: `跟着${mark}机械厂` })
    await expectAccessible(page)
    await dialog.getByRole('button', { name: '撤销合并' }).click()
    await expect(page.getByText('已撤销合并')).toBeVisible()
    await expect(page.getByRole('heading', { name: `${mark}精密机械有限公司` })).toBeVisible()
    await expect(page.getByRole('button', { name: '撤销合并' })).toHaveCount(0)
    await page.goto(`${demoUrl()}/customers/${gone.id}`)
    await expect(page.getByText('合并之后谈的')).toBeVisible()
    const again = await callApi<{ custom: object }>(page, 'GET', `/customers/${kept.id}`)
    expect(again.custom).toEqual({ machines: 5 })
    await expect(page.getByText('问了轴承的交期')).toBeVisible()
    await expect(page.getByText('温如玉').first()).toBeVisible()
  })
})
