import { checkSign } from '@zhike/core/customers/credit-code'
import { importRoutes } from '@zhike/core/imports/api'
import type { ImportKept, ImportRecord } from '@zhike/core/imports/schema'
import { followUpRoutes } from '@zhike/core/follow-ups/api'
import { startMerge } from '@zhike/core/merges/api'
import { ownershipRoutes } from '@zhike/core/ownership/api'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { importFile, type FileToImport } from '../../test/import-file.ts'
import { refreshCompleteness } from '../customers/refresh-completeness.ts'
import { createWorld, type World } from '../../test/world.ts'
import { refreshKeys } from '../customers/refresh-keys.ts'
import { workMerge } from '../merges/work-merge.ts'
import { loadImport } from './load-import.ts'
import { presentImport } from './present-import.ts'
import { resumeImports } from './resume-imports.ts'
import { runImport } from './run-import.ts'
import { undoImport } from './undo-import.ts'

const code = (first17: string) => `${first17}${checkSign(first17) ?? ''}`

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const owner = <Row extends object>(sql: string, values: unknown[] = []) =>
  world.database.ownerQuery<Row & Record<string, unknown>>(sql, values)
const bring = (file: FileToImport) => importFile(world.admin.ctx, file)

async function undo(id: string): Promise<ImportRecord> {
  await undoImport(world.admin.ctx, id, { enqueue: false })
  await runImport(world.system, id)
  return presentImport(world.admin.ctx, await loadImport(world.admin.ctx, id))
}

const keptOf = async (id: string) =>
  (await world.admin.api.ok<{ items: ImportKept[] }>(importRoutes.listImportKept, { params: { id } })).items

/** Every business table in order, without the stamps that any writing leaves (version, updated at and by). */
async function checksum(): Promise<Record<string, unknown>> {
  const tables = [
    ['customers', 'id'],
    ['contacts', 'customer_id, id'],
    ['orders', 'customer_id, id'],
    ['order_lines', 'customer_id, order_id, position'],
    ['follow_ups', 'customer_id, id'],
    ['customer_keys', 'kind, value, customer_id'],
    ['customer_stats', 'customer_id'],
    ['tenures', 'customer_id, id'],
    ['tier_results', 'customer_id'],
  ] as const
  const sums: Record<string, unknown> = {}
  for (const [table, order] of tables) {
    const [row] = await owner(
      `select count(*)::int as n, md5(coalesce(string_agg((to_jsonb(t) - '{version,updated_at,updated_by}'::text[])::text, E'\\n' order by ${order}), '')) as sum from ${table} t`,
    )
    sums[table] = row
  }
  return sums
}

describe('an import that is taken back', () => {
  beforeEach(async () => {
    await bring({
      kind: 'customers',
      content: `客户编号,客户名称,税号,电话,联系人,手机,职务,下次联系,备注\nU1,甲机械有限公司,,0574-55500101,王一,19900000001,经理,2030-01-02,旧\n,乙电子有限公司,${code('91330200MA2AENMH2')},,李二,19900000002,,,\nU3,丙化工有限公司,,,,,,,\n`,
    })
    await bring({
      kind: 'orders',
      content:
        '订单编号,客户编号,下单日期,产品,数量,单价,备注\nS1,U1,2024-03-01,泵,2,100.5,急\nS1,U1,2024-03-01,阀,1,20,\nS2,U3,2024-03-02,泵,1,100,\n',
    })
    // A job does it after the import.
    await refreshCompleteness(world.system)
  })

  it('leaves the database as it was: customers, contacts, orders and follow-ups of every kind of file', async () => {
    const before = await checksum()
    const customers = await bring({
      kind: 'customers',
      content: `客户编号,客户名称,税号,电话,联系人,手机,职务,下次联系,最近跟进,地区\nU1,甲机械股份有限公司,,0574-55500999,王一,19900000091,厂长,2031-05-06,2024-05-01,浙江省宁波市\nU2,乙电子有限公司,${code('91330200MA2AENMH2')},010-1,新人,19900000077,,,,\nN1,丁新来有限公司,,1,赵四,19900000044,,2031-01-01,2024-05-02,\nN2,戊新来有限公司,,2,,,,,,\n`,
    })
    expect(customers.counts).toMatchObject({ created: 2, updated: 2, refused: 0 })
    expect(customers.abilities.undo).toBe(true)
    const contacts = await bring({
      kind: 'contacts',
      content:
        '客户编号,姓名,手机,职务,主联系人\nU1,王一,19900000091,董事长,\nU1,钱五,19900000055,,是\nN1,孙六,19900000066,,\n',
    })
    expect(contacts.counts).toMatchObject({ created: 2, updated: 1 })
    const orders = await bring({
      kind: 'orders',
      content:
        '订单编号,客户名称,下单日期,产品,数量,单价,备注\nS1,甲机械股份有限公司,2024-03-05,泵,3,100.5,缓\nS9,甲机械股份有限公司,2025-03-01,阀,1,20,\nS2,己全新有限公司,2025-01-01,泵,1,1,\n',
      options: { createCustomers: true },
    })
    expect(orders.counts).toMatchObject({ created: 2, updated: 1, customersCreated: 1 })
    const followUps = await bring({
      kind: 'follow-ups',
      content:
        '客户名称,跟进时间,跟进内容,下次联系日期,下一步\n甲机械股份有限公司,2025-06-01,谈了价,2032-01-01,报价\n庚全新有限公司,2025-06-01,初次,,\n',
      options: { createCustomers: true },
    })
    expect(followUps.counts).toMatchObject({ created: 2, refused: 0, customersCreated: 1 })
    expect(await checksum()).not.toEqual(before)

    for (const one of [followUps, orders, contacts, customers]) {
      const undone = await undo(one.id)
      expect(await keptOf(one.id)).toEqual([])
      expect(undone).toMatchObject({
        state: 'undone',
        error: null,
        undo: { counts: { kept: 0 }, by: { id: world.admin.id } },
      })
      expect(undone.abilities).toEqual({ update: false, run: false, cancel: false, undo: false })
    }
    expect(await checksum()).toEqual(before)
    expect(
      await owner('select import_id from import_changes where import_id = any($1)', [[orders.id, customers.id]]),
    ).toEqual([])
    const [audited] = await owner<{ summary: object }>(
      `select summary from audit_entries where action = 'import.undo' and subject_id = $1`,
      [customers.id],
    )
    expect(audited?.summary).toMatchObject({ kind: 'customers', customers: 2, restored: 3, kept: 0 })
    const values = await owner<{ before: object; after: object }>(
      `select v.before, v.after from audit_entries e join audit_values v on v.entry_id = e.id
       where e.action = 'customer.update' and e.summary->>'undone' = 'true' and v.after ? 'name'`,
    )
    expect(values).toContainEqual({
      before: { name: '甲机械股份有限公司', phone: '0574-55500999', regionCode: '330200' },
      after: { name: '甲机械有限公司', phone: '0574-55500101', regionCode: null },
    })
  })

  it('leaves what somebody went on with, and says which and why', async () => {
    const record = await bring({
      kind: 'customers',
      content:
        '客户编号,客户名称,电话,联系人,手机\nU1,甲机械有限公司,0574-1,,\nU3,丙化工有限公司,0574-3,,\nW1,辛一有限公司,,甲,\nW2,辛二有限公司,,,\nW3,辛三有限公司,,,\nW4,辛四有限公司,,,\n',
    })
    const idOf = async (externalId: string) =>
      (await owner<{ id: string }>('select id from customers where external_id = $1', [externalId]))[0]?.id ?? ''
    await owner(`update customers set phone = '0574-7', version = version + 1 where external_id = 'U1'`)
    await owner(`update customers set phone = '1', version = version + 1 where external_id = 'W1'`)
    await world.admin.api.ok(followUpRoutes.createFollowUp, {
      params: { id: await idOf('W2') },
      body: { kind: 'call', text: '打过电话' },
    })
    await world.admin.api.ok(ownershipRoutes.assignCustomers, {
      body: { customerIds: [await idOf('W3')], personId: world.rep.id },
    })
    const undone = await undo(record.id)
    expect(undone.undo?.counts).toEqual({ customers: 1, contacts: 0, orders: 0, followUps: 0, restored: 1, kept: 4 })
    const kept = await keptOf(record.id)
    expect(kept.map(({ name, reason, fields }) => [name, reason, fields]).sort()).toEqual(
      [
        ['甲机械有限公司', 'changed-since', ['phone']],
        ['辛一有限公司', 'edited', []],
        ['辛二有限公司', 'worked-on', []],
        ['辛三有限公司', 'moved', []],
      ].sort(),
    )
    const rows = await owner(
      `select external_id, phone from customers where external_id like 'W%' or external_id in ('U1', 'U3') order by external_id`,
    )
    expect(rows).toEqual([
      { external_id: 'U1', phone: '0574-7' },
      { external_id: 'U3', phone: null },
      { external_id: 'W1', phone: '1' },
      { external_id: 'W2', phone: null },
      { external_id: 'W3', phone: null },
    ])
    // A second time there is nothing to take back.
    const again = await world.admin.api.call(importRoutes.undoImport, { params: { id: record.id } })
    expect(again.json()).toMatchObject({ status: 409, code: 'import.wrong-state' })
  })

  it('leaves customers that were merged since, whichever way, and what came to them', async () => {
    const record = await bring({
      kind: 'customers',
      content: '客户编号,客户名称,电话\nG1,合并一有限公司,\nG2,合并二有限公司,\nU1,甲机械有限公司,0574-77\n',
    })
    const rowOf = async (externalId: string) =>
      (
        await owner<{ id: string; version: number }>('select id, version from customers where external_id = $1', [
          externalId,
        ])
      )[0] ?? {
        id: '',
        version: 0,
      }
    for (const [survivor, other] of [
      ['U1', 'G1'],
      ['G2', 'U3'],
    ] as const) {
      const customers = [await rowOf(survivor), await rowOf(other)]
      const started = await world.admin.api.call(startMerge, {
        body: { survivorId: customers[0]?.id, customers, rule: 'survivor', choices: {} },
      })
      expect(started.statusCode, started.body).toBe(202)
      await workMerge(world.system, started.json<{ id: string }>().id)
      world.jobs.splice(0)
    }
    const before = await checksum()
    const undone = await undo(record.id)
    expect(undone.undo?.counts).toMatchObject({ customers: 0, restored: 0, kept: 3 })
    expect(await checksum()).toEqual(before)
    expect((await keptOf(record.id)).map((kept) => [kept.name, kept.reason]).sort()).toEqual([
      ['合并一有限公司', 'deleted'],
      ['合并二有限公司', 'edited'],
      ['甲机械有限公司', 'worked-on'],
    ])
  })

  it('leaves an ID with whoever has been given it since', async () => {
    const first = code('91330200MA2AENMH3')
    const second = code('91330200MA2AENMH4')
    await bring({ kind: 'customers', content: `客户编号,客户名称,税号\nT1,壬有限公司,${first}\n` })
    const record = await bring({ kind: 'customers', content: `客户编号,客户名称,税号\nT1,壬有限公司,${second}\n` })
    expect(record.counts).toMatchObject({ updated: 1 })
    await bring({ kind: 'customers', content: `客户编号,客户名称,税号\nT2,癸有限公司,${first}\n` })
    await undo(record.id)
    expect(await keptOf(record.id)).toMatchObject([{ name: '壬有限公司', reason: 'taken', fields: ['credit_code'] }])
    expect(await owner(`select credit_code from customers where external_id = 'T1'`)).toEqual([{ credit_code: second }])
  })

  it('is done once after a crash, is not offered for people, and only to who may see the import', async () => {
    const people = await bring({ kind: 'people', content: '姓名,部门\n钱七,华东\n' })
    expect(people.abilities.undo).toBe(false)
    const refused = await world.admin.api.call(importRoutes.undoImport, { params: { id: people.id } })
    expect(refused.json()).toMatchObject({ status: 409, code: 'import.not-undoable' })
    const record = await bring({ kind: 'customers', content: '客户编号,客户名称\nC1,崩溃有限公司\n' })
    expect((await world.lead.api.call(importRoutes.undoImport, { params: { id: record.id } })).statusCode).toBe(404)
    const asked = await world.admin.api.call(importRoutes.undoImport, { params: { id: record.id } })
    expect(asked.statusCode).toBe(202)
    expect(asked.json()).toMatchObject({ state: 'undoing', abilities: { undo: false, cancel: false } })
    world.jobs.splice(0)
    expect(await resumeImports(world.system)).toBe(1)
    for (const job of world.jobs.splice(0)) await runImport(world.system, String(job.data.importId))
    await runImport(world.system, record.id)
    expect(await owner(`select 1 from customers where external_id = 'C1'`)).toEqual([])
    expect(
      (await owner(`select 1 from audit_entries where action = 'import.undo' and subject_id = $1`, [record.id])).length,
    ).toBe(1)
  })

  it('of a lead gives nothing back to customers that are somebody else’s by now', async () => {
    const customerId = await world.addCustomer({ name: '子有限公司', personId: world.rep.id })
    await refreshKeys(world.system, customerId)
    const record = await importFile(world.lead.ctx, {
      kind: 'contacts',
      content: '客户名称,姓名,手机\n子有限公司,周八,19900000088\n',
    })
    expect(record.counts).toMatchObject({ created: 1, refused: 0 })
    await world.admin.api.ok(ownershipRoutes.assignCustomers, {
      body: { customerIds: [customerId], personId: world.stranger.id },
    })
    await undoImport(world.lead.ctx, record.id, { enqueue: false })
    await runImport(world.system, record.id)
    expect(await keptOf(record.id)).toMatchObject([{ kind: 'contact', reason: 'out-of-scope' }])
    expect(await owner(`select name from contacts where customer_id = $1`, [customerId])).toEqual([{ name: '周八' }])
  })
})

describe('records that are there already', () => {
  const file = '客户编号,客户名称,电话,微信,联系人,手机,职务\nX1,丑机械有限公司,0574-2,wx2,王一,19900000099,厂长\n'
  const state = async () =>
    (
      await owner(
        `select c.name, c.phone, c.wechat, k.mobile, k.title from customers c left join contacts k on k.customer_id = c.id
         where c.external_id = 'X1'`,
      )
    )[0]

  it('are only filled, or left alone, where that is chosen', async () => {
    await bring({
      kind: 'customers',
      content: '客户编号,客户名称,电话,联系人,手机\nX1,丑有限公司,0574-1,王一,19900000001\n',
    })
    const left = await bring({ kind: 'customers', content: file, options: { existing: 'skip' } })
    expect(left.counts).toMatchObject({ skipped: 1, updated: 0 })
    expect(await state()).toMatchObject({ name: '丑有限公司', phone: '0574-1', wechat: null, title: null })
    const filled = await bring({ kind: 'customers', content: file, options: { existing: 'fill' } })
    expect(filled.counts).toMatchObject({ updated: 1 })
    const after = { name: '丑有限公司', phone: '0574-1', wechat: 'wx2', mobile: '19900000001', title: '厂长' }
    expect(await state()).toEqual(after)
    expect((await bring({ kind: 'customers', content: file, options: { existing: 'fill' } })).counts).toMatchObject({
      skipped: 1,
    })
    const contacts = '客户编号,姓名,手机,职务,微信\nX1,王一,19900000001,总裁,wx9\n'
    await bring({ kind: 'contacts', content: contacts, options: { existing: 'fill' } })
    expect(await owner(`select title, wechat from contacts where mobile = '19900000001' and title = '厂长'`)).toEqual([
      { title: '厂长', wechat: 'wx9' },
    ])
    const orders = (amount: string, notes: string) =>
      `订单编号,客户编号,下单日期,金额,备注\nXS1,X1,2024-01-01,${amount},${notes}\n`
    await bring({ kind: 'orders', content: orders('10', '') })
    expect(
      (await bring({ kind: 'orders', content: orders('20', '补'), options: { existing: 'skip' } })).counts,
    ).toMatchObject({
      skipped: 1,
    })
    await bring({ kind: 'orders', content: orders('20', '补'), options: { existing: 'fill' } })
    expect(await owner(`select amount, notes from orders where number = 'XS1'`)).toEqual([
      { amount: '10.0000', notes: '补' },
    ])
    const overwritten = await bring({ kind: 'customers', content: file })
    expect(overwritten.counts).toMatchObject({ updated: 1 })
    expect(await state()).toMatchObject({ name: '丑机械有限公司', phone: '0574-2', mobile: '19900000099' })
  })
})
