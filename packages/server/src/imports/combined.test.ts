import { importRoutes } from '@zhike/core/imports/api'
import { createCustomField } from '@zhike/core/custom-fields/api'
import type { ImportRecord, ImportRow } from '@zhike/core/imports/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importFile, type FileToImport } from '../../test/import-file.ts'
import { createWorld, type World } from '../../test/world.ts'
import { loadImport } from './load-import.ts'
import { presentImport } from './present-import.ts'
import { runImport } from './run-import.ts'
import { undoImport } from './undo-import.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
  for (const record of ['customer', 'contact', 'order'] as const) {
    const field = { record, key: 'extra', type: 'text', label: '附注' }
    await world.admin.api.ok(createCustomField, { body: field as never })
  }
})
afterAll(() => world.close())

const owner = <Row extends object>(sql: string, values: unknown[] = []) =>
  world.database.ownerQuery<Row & Record<string, unknown>>(sql, values)
const bring = (content: string, file: Partial<FileToImport> = {}) =>
  importFile(world.admin.ctx, { kind: 'combined', content, ...file })
const rowsOf = async (id: string) =>
  (await world.admin.api.ok<{ items: ImportRow[] }>(importRoutes.listImportRows, { params: { id } })).items

const header =
  '客户编号,客户名称,电话,地区,联系人,职务,手机,联系人邮箱,订单编号,下单日期,产品,数量,单价,订单备注,备注\n'
const file = `${header}${[
  'K1,甲机械有限公司,0574-55500101,浙江省宁波市,王一,经理,19900000001,,S1,2024-03-01,泵,2,100.5,急,旧客户',
  'K1,甲机械有限公司,,,王一,,19900000001,,S1,2024-03-01,阀,1,20,,',
  'K1,甲机械有限公司,,,李二,采购,,li@jia.test,S2,2024-04-01,泵,1,100,,',
  'K2,乙电子有限公司,,,,,,,,,,,,,只有客户',
  ',丙化工有限公司,,,赵四,,19900000044,,,,,,,,',
].join('\n')}\n`

/** Every business table in order, without the stamps that any writing leaves. */
async function checksum(): Promise<Record<string, unknown>> {
  const sums: Record<string, unknown> = {}
  for (const table of [
    'customers',
    'contacts',
    'orders',
    'order_lines',
    'customer_keys',
    'customer_stats',
    'tenures',
  ]) {
    const [row] = await owner(
      `select count(*)::int as n, md5(coalesce(string_agg(r, E'\\n' order by r), '')) as sum
       from (select (to_jsonb(t) - '{version,updated_at,updated_by}'::text[])::text as r from ${table} t) x`,
    )
    sums[table] = row
  }
  return sums
}

async function undo(id: string): Promise<ImportRecord> {
  await undoImport(world.admin.ctx, id, { enqueue: false })
  await runImport(world.system, id)
  return presentImport(world.admin.ctx, await loadImport(world.admin.ctx, id))
}

describe('customers, contacts and orders in one file', () => {
  it('come in each once, with counts of each kind; again nothing changes; changes and new parts are found', async () => {
    const empty = await checksum()
    const tried = await bring(file, { goal: 'dry-run' })
    expect(tried.questions).toEqual([])
    expect(tried.options.mapping).toMatchObject({
      name: '客户名称',
      'contact.name': '联系人',
      'contact.mobile': '手机',
      'order.number': '订单编号',
      notes: '备注',
      'order.notes': '订单备注',
    })
    const parts = {
      customers: { created: 3, updated: 0, skipped: 0 },
      contacts: { created: 3, updated: 0, skipped: 0 },
      orders: { created: 2, updated: 0, skipped: 0 },
    }
    expect(tried.counts).toMatchObject({ read: 5, created: 8, refused: 0, parts })
    expect((await rowsOf(tried.id)).map((row) => row.parts)).toEqual([
      { customer: 'create', contact: 'create', order: 'create' },
      { order: 'create' },
      { contact: 'create', order: 'create' },
      { customer: 'create' },
      { customer: 'create', contact: 'create' },
    ])
    expect(await checksum()).toEqual(empty)

    const done = await bring(file)
    expect(done.counts).toMatchObject({ created: 8, refused: 0, parts })
    expect(
      await owner(
        `select c.name, c.phone, c.region_code, c.notes, array(select k.name || coalesce(' ' || k.title, '') || case when k.is_primary then ' *' else '' end
           from contacts k where k.customer_id = c.id order by k.name collate "C") as contacts,
          array(select o.number || ' ' || trim_scale(o.amount) from orders o where o.customer_id = c.id order by 1) as orders,
          array(select value from customer_keys k where k.customer_id = c.id and k.kind in ('phone', 'email') order by 1) as keys
         from customers c order by c.name collate "C"`,
      ),
    ).toEqual([
      {
        name: '丙化工有限公司',
        phone: null,
        region_code: null,
        notes: null,
        contacts: ['赵四 *'],
        orders: [],
        keys: ['+8619900000044'],
      },
      { name: '乙电子有限公司', phone: null, region_code: null, notes: '只有客户', contacts: [], orders: [], keys: [] },
      {
        name: '甲机械有限公司',
        phone: '0574-55500101',
        region_code: '330200',
        notes: '旧客户',
        contacts: ['李二 采购', '王一 经理 *'],
        orders: ['S1 221', 'S2 100'],
        keys: ['+8619900000001', '+8657455500101', 'li@jia.test'],
      },
    ])
    const again = await bring(file)
    expect(again.counts).toMatchObject({ created: 0, updated: 0, skipped: 8, refused: 0 })

    expect((await undo(done.id)).undo?.counts).toMatchObject({ customers: 3, contacts: 3, orders: 2, kept: 0 })
    expect(await checksum()).toEqual(empty)

    await bring(file)
    const before = await checksum()
    const changed = await bring(
      `${header}K1,甲机械股份有限公司,0574-55500999,,王一,厂长,19900000001,,S1,2024-03-02,泵,3,100.5,,\nK1,,,,孙六,,19900000066,,S3,2025-01-01,泵,1,7,,\n,丁新来有限公司,,,,,,,T1,2025-01-02,,,9,,\n`,
    )
    expect(changed.counts.parts).toEqual({
      customers: { created: 1, updated: 1, skipped: 0 },
      contacts: { created: 1, updated: 1, skipped: 0 },
      orders: { created: 2, updated: 1, skipped: 0 },
    })
    expect(changed.abilities.undo).toBe(true)
    const undone = await undo(changed.id)
    expect(undone).toMatchObject({ state: 'undone', error: null, undo: { counts: { kept: 0 } } })
    expect(await checksum()).toEqual(before)
  })

  it('are refused by the part that is wrong, in its columns’ words; a customer comes in when one of its rows does', async () => {
    const record = await bring(
      `${header}${[
        'M1,戊有限公司,,,钱七,,,,P1,2024-13-01,泵,1,1,,',
        'M1,戊有限公司,,,钱八,,,,P2,2024-01-01,泵,1,1,,',
        'M2,己有限公司,,,,经理,,,,,,,,,',
        'M3,,,,吴九,,,,,,,,,,',
        'M4,庚有限公司,,,,,,,P4,2024-01-01,泵,1,,,',
        ',,,,周十,,,,,,,,,,',
      ].join('\n')}\n`,
    )
    expect(record.reasons.map(({ code, column, firstRow }) => [firstRow, code, column]).sort()).toEqual([
      [2, 'date.impossible', '下单日期'],
      [4, 'value.required', '联系人'],
      [5, 'customer.unknown', '客户编号'],
      [6, 'value.required', '订单金额'],
      [7, 'value.required', '客户名称'],
    ])
    expect(record.counts).toMatchObject({
      read: 6,
      refused: 5,
      parts: { customers: { created: 1 }, contacts: { created: 1 }, orders: { created: 1 } },
    })
    expect(await owner(`select name from contacts where import_id = $1`, [record.id])).toEqual([{ name: '钱八' }])
    await undo(record.id)
  })

  it('keep one line one line when it stands beside each contact, and leave records alone where that is chosen', async () => {
    const rows = 'K9,辛有限公司,,,甲一,,,,L1,2024-01-01,泵,2,5,,\nK9,辛有限公司,,,甲二,,,,L1,2024-01-01,泵,2,5,,\n'
    expect((await bring(header + rows)).counts.parts).toMatchObject({
      contacts: { created: 2 },
      orders: { created: 1 },
    })
    expect(await owner(`select trim_scale(amount)::text as amount from orders where number = 'L1'`)).toEqual([
      { amount: '10' },
    ])
    const other = rows
      .replaceAll('2,5', '3,5')
      .replace('甲一,,', '甲一,总监,')
      .replace('K9,辛有限公司,', 'K9,辛有限公司,010-1')
    const left = await bring(header + other, { options: { existing: 'skip' } })
    expect(left.counts).toMatchObject({ created: 0, updated: 0, skipped: 4 })
    const filled = await bring(header + other, { options: { existing: 'fill' } })
    expect(filled.counts.parts).toEqual({
      customers: { created: 0, updated: 1, skipped: 0 },
      contacts: { created: 0, updated: 1, skipped: 1 },
      orders: { created: 0, updated: 0, skipped: 1 },
    })
  })

  it('bring fields of the company’s own of each part', async () => {
    const rows = 'X1,癸有限公司,客一,甲三,联一,X-1,2024-01-01,5,单一\nX1,癸有限公司,,甲三,,X-2,2024-01-01,5,\n'
    const record = await bring(`客户编号,客户名称,附注,联系人,联系人附注,订单编号,下单日期,订单金额,订单附注\n${rows}`)
    expect(record.counts).toMatchObject({ created: 4, refused: 0 })
    expect(
      await owner(
        `select c.custom as customer, k.custom as contact, o.number, o.custom as order from customers c
         join contacts k on k.customer_id = c.id join orders o on o.customer_id = c.id where c.external_id = 'X1' order by 3`,
      ),
    ).toEqual([
      { customer: { extra: '客一' }, contact: { extra: '联一' }, number: 'X-1', order: { extra: '单一' } },
      { customer: { extra: '客一' }, contact: { extra: '联一' }, number: 'X-2', order: {} },
    ])
  })

  it('are scoped like files of their own kind, and may be many', async () => {
    const content = `${header}Q1,壬有限公司,,,,,,,,,,,,,\n`
    const scoped = await importFile(world.lead.ctx, {
      kind: 'combined',
      content: content.replace('Q1', 'K9').replace('壬', '辛'),
    })
    expect(scoped.reasons.map((reason) => reason.code)).toEqual(['match.out-of-scope'])
    const many = Array.from(
      { length: 3000 },
      (_, no) => `Z${no % 700},第${no % 700}家公司,,,联系人${no},,,,Z-${no},2024-01-01,泵,1,${no + 1},,`,
    )
    const record = await bring(`${header}${many.join('\n')}\n`)
    expect(record.counts.parts).toEqual({
      customers: { created: 700, updated: 0, skipped: 0 },
      contacts: { created: 3000, updated: 0, skipped: 0 },
      orders: { created: 3000, updated: 0, skipped: 0 },
    })
  })
})
