import { expect, test } from '@playwright/test'
import { enterDemo } from './support/demo.ts'

test('an administrator changes a rule, previews who gains and loses, applies and undoes', async ({ page }) => {
  await enterDemo(page, 'administrator', '/rules')
  await page.getByRole('button', { name: '改规则' }).click()
  await expect(page.getByText('草稿 v3')).toBeVisible()
  await page.getByRole('button', { name: '改第 9 条' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: '一个公海' }).click()
  await dialog.getByRole('combobox', { name: '公海' }).selectOption({ label: '展会名单公海' })
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog).toBeHidden()
  await page.getByRole('button', { name: '预览', exact: true }).click()
  await expect(page.getByText('谁多了，谁少了')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('button', { name: '应用 v3' })).toBeVisible()
  await page.getByRole('button', { name: '应用 v3' }).click()
  await expect(page.getByText(/v3 已生效，\d+ 家换了负责人/)).toBeVisible({ timeout: 30_000 })
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(page.getByText(/已撤销，\d+ 家回到原来的负责人/)).toBeVisible({ timeout: 30_000 })
})

test('a rule of a draft is dragged to another place by its grip, and Esc gives a drag up', async ({ page }) => {
  await enterDemo(page, 'administrator', '/rules')
  await page.getByRole('button', { name: '改规则' }).click()
  await expect(page.getByTitle('拖动改顺序').first()).toBeVisible()
  const rules = page.getByRole('region', { name: '规则，从上往下' }).getByRole('listitem')
  const before = await rules.allInnerTexts()
  const saved = page.waitForResponse((response) => response.request().method() === 'PUT')

  const grip = async (index: number) => {
    const box = await rules.nth(index).getByTitle('拖动改顺序').boundingBox()
    if (!box) throw new Error('no grip')
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await page.mouse.down()
    return box.y
  }
  await grip(0)
  await page.mouse.move(300, (await rules.nth(2).boundingBox())!.y + 50, { steps: 5 })
  await page.mouse.up()
  expect((await saved).status()).toBe(200)
  const words = (text: string | undefined) => text?.split('\n').slice(1).join()
  await expect.poll(async () => words((await rules.allInnerTexts())[2])).toBe(words(before[0]))
  expect(words((await rules.allInnerTexts())[0])).toBe(words(before[1]))

  const now = await rules.allInnerTexts()
  const y = await grip(0)
  await page.mouse.move(300, y + 300, { steps: 5 })
  await page.keyboard.press('Escape')
  await page.mouse.up()
  expect(await rules.allInnerTexts()).toEqual(now)
  await page.getByRole('button', { name: '放弃草稿' }).click()
  await expect(page.getByText('草稿已放弃')).toBeVisible()
})

test('whoever may not change rules reads them all the same', async ({ page }) => {
  await enterDemo(page, 'account-manager', '/rules')
  await expect(page.getByText('以上都对不上')).toBeVisible()
  await expect(page.getByRole('button', { name: '改规则' })).toHaveCount(0)
  await expect(page.getByRole('heading', { name: /^v\d+ 生效时做了什么$/ })).toBeVisible()
})
