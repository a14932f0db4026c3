import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportChosenCustomers, exportCustomers } from '@zhike/core/customers/api'
import type { RawRow } from '@zhike/core/imports/read-row'
import { settingsRoutes } from '@zhike/core/settings/api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createWorld, type World } from '../../test/world.ts'
import { readRows } from '../imports/read-rows.ts'
import type { Card } from '../imports/vcard/card.ts'
import { readCards } from '../imports/vcard/read-vcards.ts'

const folder = mkdtempSync(join(tmpdir(), 'zhike-export-'))
let world: World
let company: string
let person: string

beforeAll(async () => {
  world = await createWorld()
  company = await world.addCustomer({
    name: '=甲𠮷机械；有限公司',
    externalId: '007',
    phone: '0574-55500101',
    notes: '第一行\n第二行\u000b',
    personId: world.rep.id,
  })
  person = await world.addCustomer({ name: '诸葛亮', kind: 'individual', phone: '13800000001', personId: world.rep.id })
  await world.database.ownerQuery(`update customers set address = '示例路 1 号, <B> & "C"' where id = $1`, [company])
  await world.database.ownerQuery(
    `update customer_stats set revenue12m = -1234.5, last_order_on = '2024-03-15' where customer_id = $1`,
    [company],
  )
  await world.database.ownerQuery(
    `insert into contacts (customer_id, id, name, title, mobile, email, wechat, is_primary) values
       ($1, uuid_v7(), '王小明', '总经理；一个非常非常长的职务，长到一行写不下，要折到下一行去，看看会不会断在字的中间', '19900000002', 'w@example.com', 'wx1', true),
       ($1, uuid_v7(), 'Ann, Mary', null, null, null, null, false)`,
    [company],
  )
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await world.close()
})

async function download(
  format: string,
  ids = [company, person],
): Promise<{ path: string; body: Buffer; type: string; name: string }> {
  const answer = await world.admin.api.call(exportChosenCustomers, { body: { ids, format } })
  expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200)
  const path = join(folder, `export.${format}`)
  writeFileSync(path, answer.rawPayload)
  const { 'content-type': type, 'content-disposition': name } = answer.headers
  return { path, body: answer.rawPayload, type: String(type), name: String(name) }
}

it('a workbook has typed columns with widths, and text that nothing calculates', async () => {
  const { path, type, name } = await download('xlsx')
  expect(type).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  expect(name).toMatch(/customers-\d{4}-\d\d-\d\d\.xlsx/)
  const rows: RawRow[] = []
  for await (const batch of readRows(path, { format: 'xlsx', sheet: null })) rows.push(...batch)
  const [head, first, second] = rows.map((row) => row.cells)
  const cell = (title: string) => first?.[head?.indexOf(title) ?? -1]
  expect(cell('客户名称')).toBe('=甲𠮷机械；有限公司')
  expect(cell('客户编号')).toBe('007')
  expect(cell('地址')).toBe('示例路 1 号, <B> & "C"')
  expect(cell('备注')).toBe('第一行\n第二行')
  expect(cell('近12个月成交')).toBe('-1234.5')
  expect(cell('最近成交')).toMatch(/^2024-03-15/)
  expect(second?.[1]).toBe('诸葛亮')
})

it('GB18030 holds what UTF-8 does', async () => {
  const old = await download('csv-gb18030')
  const usual = await download('csv')
  expect(old.type).toBe('text/csv; charset=gb18030')
  expect(new TextDecoder('gb18030', { fatal: true }).decode(old.body)).toBe(usual.body.toString('utf8').slice(1))
  expect(usual.body.toString('utf8')).toMatch(/^\ufeff客户编号/)
})

it('cards are the contacts of companies, primary ones first, and individuals themselves; they can be read back', async () => {
  const { path, body, type } = await download('vcf')
  expect(type).toBe('text/vcard; charset=utf-8')
  for (const line of body.toString('utf8').split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  const cards: Card[] = []
  for await (const card of readCards(path)) cards.push(card)
  expect(cards).toMatchObject([
    {
      name: '王小明',
      familyName: '王',
      givenName: '小明',
      organisation: '=甲𠮷机械；有限公司',
      title: '总经理；一个非常非常长的职务，长到一行写不下，要折到下一行去，看看会不会断在字的中间',
      emails: ['w@example.com'],
      wechat: 'wx1',
      address: { street: '示例路 1 号, <B> & "C"' },
      notes: [`负责人：${world.rep.name}`],
    },
    { name: 'Ann, Mary', familyName: 'Ann, Mary', givenName: '' },
    { name: '诸葛亮', familyName: '诸葛', givenName: '亮', organisation: '' },
  ])
  expect(cards[0]?.phones.map((phone) => phone.number)).toEqual(['19900000002', '0574-55500101'])
})

it('is refused beyond the limit of the company, and audited with its format', async () => {
  const body = { value: 100 }
  await world.admin.api.ok(settingsRoutes.putSetting, { params: { key: 'export.most-rows' }, body })
  await world.addCustomers(Array.from({ length: 100 }, (_, n) => ({ name: `多 ${n}`, personId: world.rep.id })))
  const refused = await world.admin.api.call(exportCustomers, { query: { format: 'xlsx' } })
  expect(refused.json()).toMatchObject({ status: 422, code: 'export.too-many-rows' })
  expect(refused.json().title).toContain('102')
  expect((await world.admin.api.call(exportCustomers, { query: { format: 'exe' } })).statusCode).toBe(400)
  const [row] = await world.database.ownerQuery<{ summary: object }>(
    `select summary from audit_entries where action = 'customer.export' and summary->>'format' = 'vcf'`,
  )
  expect(row?.summary).toEqual({ list: 'customers', count: 2, format: 'vcf' })
})
