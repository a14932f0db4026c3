import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importFile } from '../../../test/import-file.ts'
import { createWorld, type World } from '../../../test/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const cards = [
  'BEGIN:VCARD\nVERSION:3.0\nFN:王小明\nORG:名片甲有限公司\nTITLE:经理\nTEL;TYPE=CELL:13800000001\nTEL;TYPE=WORK:0571-1\nEND:VCARD',
  'BEGIN:VCARD\nVERSION:2.1\nN:李;娜\nORG:名片甲有限公司\nTEL;CELL:13800000002\nEND:VCARD',
  'BEGIN:VCARD\nVERSION:4.0\nFN:Ann Lee\nTEL;TYPE=cell:+86 138 0000 0003\nEND:VCARD',
].join('\n')

it('cards become contacts, and their companies customers; a card without one comes back with the reason', async () => {
  const record = await importFile(world.system, { kind: 'contacts', content: cards, fileName: '通讯录.vcf' })
  expect(record).toMatchObject({
    state: 'done',
    detected: { format: 'vcf', encoding: null, rowsSampled: 3 },
    options: { createCustomers: true },
    counts: { read: 3, created: 2, customersCreated: 1, refused: 1 },
  })
  const rows = await world.database.ownerQuery(
    `select k.name, k.title, k.mobile, k.notes, c.name as customer, c.kind from contacts k
     join customers c on c.id = k.customer_id order by k.mobile`,
  )
  expect(rows).toEqual([
    {
      name: '王小明',
      title: '经理',
      mobile: '13800000001',
      notes: '电话：0571-1',
      customer: '名片甲有限公司',
      kind: 'organisation',
    },
    { name: '李娜', title: null, mobile: '13800000002', notes: null, customer: '名片甲有限公司', kind: 'organisation' },
  ])
  const again = await importFile(world.system, { kind: 'contacts', content: cards, fileName: '通讯录.vcf' })
  expect(again.counts).toMatchObject({ created: 0, updated: 0, skipped: 2, customersCreated: 0 })
})

it('imported as customers, people are individuals', async () => {
  const record = await importFile(world.system, {
    kind: 'customers',
    content: cards,
    fileName: 'a.vcf',
    options: { where: [{ column: '公司', op: '=', value: '' }], mapping: { name: '姓名' } },
  })
  expect(record.counts).toMatchObject({ read: 1, created: 1, leftOut: 2 })
  expect(await world.database.ownerQuery(`select name, kind, phone from customers where kind = 'individual'`)).toEqual([
    { name: 'Ann Lee', kind: 'individual', phone: '13800000003' },
  ])
})

const data = fileURLToPath(new URL('../../../../../../shared/data/vcards/', import.meta.url))

describe.skipIf(!existsSync(data))('the cards of ../shared/data/vcards (skipped where it is absent)', () => {
  it.each([
    ['John_Doe_MS_OUTLOOK.vcf', 'IBM'],
    ['John_Doe_IPHONE.vcf', null],
    ['rfc2426-example.vcf', 'Lotus Development Corporation'],
    ['cn-made/21-utf8-qp-android.vcf', '示例科技（杭州）有限公司'],
    ['cn-made/30-utf8-folded-inside-characters.vcf', '示例（上海）国际贸易有限公司'],
  ])('%s is imported, and what has no company says so', async (name, company) => {
    const record = await importFile(world.system, { kind: 'contacts', path: join(data, name) })
    expect(record.state).toBe('done')
    expect(record.reasons.every((reason) => reason.message.length > 10)).toBe(true)
    if (company === null) return
    expect(record.counts.created).toBeGreaterThan(0)
    expect(await world.database.ownerQuery('select name from customers where name = $1', [company])).toHaveLength(1)
  })
})
