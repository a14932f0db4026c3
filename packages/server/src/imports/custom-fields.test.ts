import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { customFieldRoutes } from '@zhike/core/custom-fields/api'
import { listCustomers, patchCustomer } from '@zhike/core/customers/api'
import type { CustomerRow } from '@zhike/core/customers/schema'
import { importRoutes } from '@zhike/core/imports/api'
import type { ImportKept } from '@zhike/core/imports/schema'
import { importFile, uploadFile } from '../../test/import-file.ts'
import { createWorld, type World } from '../../test/world.ts'
import { contactRoutes } from '@zhike/core/contacts/api'
import type { Contact } from '@zhike/core/contacts/schema'
import { orderRoutes } from '@zhike/core/orders/api'
import type { Order } from '@zhike/core/orders/schema'
import { loadImport } from './load-import.ts'
import { presentImport } from './present-import.ts'
import { runImport } from './run-import.ts'
import { undoImport } from './undo-import.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
  const fields = [
    { type: 'number', label: '装机台数' },
    { type: 'choices', label: '用途', options: [{ label: '车床' }, { label: '铣床' }] },
    { type: 'date', label: '签约日' },
    { type: 'money', label: '预算' },
    { type: 'flag', label: '是否到访' },
    { type: 'person', label: '技术支持' },
    { type: 'region', label: '工厂所在' },
    { type: 'text', label: '设备号', isUnique: true, isIndexed: true },
    { type: 'text', label: '渠道', isRequired: true, fallback: '自然' },
  ]
  for (const field of fields) {
    await world.admin.api.ok(customFieldRoutes.createCustomField, { body: { record: 'customer', ...field } as never })
  }
})
afterAll(() => world.close())

const row = async (name: string): Promise<CustomerRow> => {
  const query = { filter: JSON.stringify({ field: 'name', op: 'eq', value: name }) }
  const { items } = await world.admin.api.ok<{ items: CustomerRow[] }>(listCustomers, { query })
  return items[0] as CustomerRow
}
const head = '客户名称,装机台数,用途,签约日,预算,是否到访,技术支持,工厂所在,设备号'

it('columns are guessed by the name of the field, and values read by its type', async () => {
  const content = `${head}\n甲厂,"1,200",车床、铣床,2026/3/5,12.5万,是,林晚舟,浙江省宁波市,AB-1\n乙厂,,,,,,,,\n`
  const uploaded = await uploadFile(world.admin.ctx, { kind: 'customers', content })
  expect(Object.keys(uploaded.options.mapping).filter((key) => key.startsWith('custom.'))).toHaveLength(8)
  const done = await importFile(world.admin.ctx, { kind: 'customers', content })
  expect(done).toMatchObject({ state: 'done', counts: { created: 2, refused: 0 } })
  expect((await row('甲厂')).custom).toEqual({
    zhuang_ji_tai_shu: 1200,
    yong_tu: ['che_chuang', 'xi_chuang'],
    qian_yue_ri: '2026-03-05',
    yu_suan: '125000',
    shi_fou_dao_fang: true,
    ji_shu_zhi_chi: world.rep.id,
    gong_chang_suo_zai: '330200',
    she_bei_hao: 'AB-1',
    qu_dao: '自然',
  })
  expect((await row('乙厂')).custom).toEqual({ qu_dao: '自然' })
  const indexed = await world.database.ownerQuery('select text from custom_values')
  expect(indexed).toEqual([{ text: 'AB-1' }])
})

it('refuses what fits no option, nobody, or stands twice, and says which', async () => {
  const lines = [
    '丙厂,很多,刨床,,,,,,',
    '丁厂,,,,,,没有这人,,C-1',
    '戊厂,,,,,,,,c-1',
    '己厂,,,,,,,,ab-1',
    '庚厂,,,,,,,,C-1',
  ]
  const done = await importFile(world.admin.ctx, { kind: 'customers', content: `${head}\n${lines.join('\n')}\n` })
  expect(done.counts).toMatchObject({ created: 0, refused: 5 })
  const codes = done.reasons.map((reason) => reason.code)
  expect(codes).toEqual(expect.arrayContaining(['custom.option', 'custom.person', 'custom.taken', 'duplicate.custom']))
})

it('changes only what a file says, and fills only what is empty', async () => {
  const changed = await importFile(world.admin.ctx, {
    kind: 'customers',
    content: '客户名称,装机台数,渠道\n甲厂,7,\n乙厂,3,展会\n',
  })
  expect(changed.counts).toMatchObject({ updated: 2 })
  expect((await row('甲厂')).custom).toMatchObject({ zhuang_ji_tai_shu: 7, she_bei_hao: 'AB-1', qu_dao: '自然' })
  expect((await row('乙厂')).custom).toEqual({ zhuang_ji_tai_shu: 3, qu_dao: '展会' })
  const filled = await importFile(world.admin.ctx, {
    kind: 'customers',
    content: '客户名称,装机台数,预算\n乙厂,9,50\n',
    options: { existing: 'fill' },
  })
  expect(filled.counts).toMatchObject({ updated: 1 })
  expect((await row('乙厂')).custom).toEqual({ zhuang_ji_tai_shu: 3, qu_dao: '展会', yu_suan: '50' })
  const again = await importFile(world.admin.ctx, { kind: 'customers', content: '客户名称,装机台数\n乙厂,3\n' })
  expect(again.counts).toMatchObject({ skipped: 1, updated: 0 })
})

it('the template has a column for each field', async () => {
  const template = await world.admin.api.call(importRoutes.downloadImportTemplate, {
    params: { kind: 'customers' },
    query: { format: 'csv' },
  } as never)
  expect(template.body).toContain('装机台数,用途')
})

async function undo(id: string) {
  await undoImport(world.admin.ctx, id, { enqueue: false })
  await runImport(world.system, id)
  return presentImport(world.admin.ctx, await loadImport(world.admin.ctx, id))
}
const bring = (kind: 'customers' | 'contacts' | 'orders', content: string, options = {}) =>
  // Each request has an actor of its own, with the fields of then.
  importFile({ ...world.admin.ctx, actor: { ...world.admin.ctx.actor } }, { kind, content, options })

describe('contacts and orders', () => {
  beforeAll(async () => {
    for (const field of [
      { record: 'contact', type: 'text', label: '工牌', isUnique: true },
      { record: 'contact', type: 'choice', label: '态度', options: [{ label: '支持' }, { label: '反对' }] },
      { record: 'contact', type: 'text', label: '来路', fallback: '名片' },
      { record: 'order', type: 'text', label: '合同', isRequired: true },
      { record: 'order', type: 'number', label: '台数' },
      { record: 'order', type: 'text', label: '发票号', isUnique: true },
    ]) {
      await world.admin.api.ok(customFieldRoutes.createCustomField, { body: field as never })
    }
    await bring('customers', '客户名称,客户编号\n联厂,L1\n单厂,L2\n')
  })
  const contactsOf = async (name: string) => {
    const { id } = await row(name)
    const { items } = await world.admin.api.ok<{ items: Contact[] }>(contactRoutes.listContacts, { params: { id } })
    return Object.fromEntries(items.map((one) => [one.name, one.custom]))
  }
  const ordersOf = async (name: string) => {
    const { id } = await row(name)
    const { items } = await world.admin.api.ok<{ items: Order[] }>(orderRoutes.listOrders, { params: { id } })
    return Object.fromEntries(items.map((one) => [one.number, one.custom]))
  }

  it('contacts bring them, change what the file says, and refuse what is taken', async () => {
    const head = '客户名称,联系人,手机,工牌,态度'
    const done = await bring('contacts', `${head}\n联厂,王一,19900000001,B1,支持\n联厂,李二,19900000002,,\n`)
    expect(done.counts).toMatchObject({ created: 2, refused: 0 })
    expect(await contactsOf('联厂')).toEqual({
      王一: { gong_pai: 'B1', tai_du: 'zhi_chi', lai_lu: '名片' },
      李二: { lai_lu: '名片' },
    })
    const again = await bring('contacts', `${head}\n联厂,王一,19900000001,B1,反对\n联厂,李二,19900000002,,\n`)
    expect(again.counts).toMatchObject({ updated: 1, skipped: 1 })
    const lines = [
      '单厂,赵,19900000003,b1,',
      '单厂,钱,19900000004,B2,',
      '单厂,孙,19900000005,Ｂ2,',
      '单厂,周,19900000006,,中立',
    ]
    const refused = await bring('contacts', `${head}\n${lines.join('\n')}\n`)
    expect(refused.counts).toMatchObject({ created: 0, refused: 4 })
    expect(refused.reasons.map((one) => one.code).sort()).toEqual(['custom.option', 'custom.taken', 'duplicate.custom'])
    const filled = await bring('contacts', `${head}\n联厂,王一,19900000001,B9,支持\n联厂,李二,19900000002,B8,\n`, {
      existing: 'fill',
    })
    expect(filled.counts).toMatchObject({ updated: 1, skipped: 1 })
    expect(await contactsOf('联厂')).toMatchObject({
      王一: { gong_pai: 'B1', tai_du: 'fan_dui' },
      李二: { gong_pai: 'B8' },
    })
    await undo(filled.id)
    await undo(again.id)
    expect(await contactsOf('联厂')).toEqual({
      王一: { gong_pai: 'B1', tai_du: 'zhi_chi', lai_lu: '名片' },
      李二: { lai_lu: '名片' },
    })
    const fresh = await bring('contacts', `${head}\n单厂,吴,19900000007,B7,支持\n`)
    await undo(fresh.id)
    expect(await contactsOf('单厂')).toEqual({})
    expect(await world.database.ownerQuery("select from custom_keys where value in ('b7', 'b8')")).toEqual([])
  })

  it('orders bring them with their lines, and what one row lacks refuses the order', async () => {
    const head = '订单编号,客户编号,下单日期,产品,数量,单价,合同,台数,发票号'
    const done = await bring(
      'orders',
      `${head}\nS1,L1,2026-03-01,泵,2,100,HT1,3,F1\nS1,L1,2026-03-01,阀,1,20,HT1,,F1\nS2,L1,2026-03-02,泵,1,100,HT2,,\n`,
    )
    expect(done.counts).toMatchObject({ created: 2, refused: 0 })
    expect(await ordersOf('联厂')).toEqual({
      S1: { he_tong: 'HT1', tai_shu: 3, fa_piao_hao: 'F1' },
      S2: { he_tong: 'HT2' },
    })
    const lines = [
      'S3,L2,2026-03-01,泵,1,100,,,',
      'S4,L2,2026-03-01,泵,1,100,HT4,,f1',
      'S5,L2,2026-03-01,泵,1,100,HT5,,F5',
      'S6,L2,2026-03-01,泵,1,100,HT6,,F5',
      'S6,L2,2026-03-01,阀,1,100,HT6,,F5',
    ]
    const refused = await bring('orders', `${head}\n${lines.join('\n')}\n`)
    expect(refused.counts).toMatchObject({ created: 0, refused: 5 })
    expect(new Set(refused.reasons.map((one) => one.code))).toEqual(
      new Set(['value.required', 'custom.taken', 'duplicate.custom', 'order.row-refused']),
    )
    const changed = await bring(
      'orders',
      `${head}\nS1,L1,2026-03-01,泵,2,100,HT1,5,F1\nS1,L1,2026-03-01,阀,1,20,,,\nS2,L1,2026-03-02,泵,1,100,HT2,,\n`,
    )
    expect(changed.counts).toMatchObject({ updated: 1, skipped: 1 })
    expect(await ordersOf('联厂')).toMatchObject({ S1: { tai_shu: 5, fa_piao_hao: 'F1' } })
    await undo(changed.id)
    expect(await ordersOf('联厂')).toMatchObject({ S1: { he_tong: 'HT1', tai_shu: 3, fa_piao_hao: 'F1' } })
  })
})

it('an undo gives back each field for itself, leaves what somebody changed since, and what has become another’s', async () => {
  await bring('customers', '客户名称,装机台数,设备号\n辛厂,1,X-1\n')
  const import2 = await bring('customers', '客户名称,装机台数,设备号,用途,预算\n辛厂,2,X-2,车床,50\n壬厂,9,X-3,,\n')
  expect(import2.counts).toMatchObject({ updated: 1, created: 1 })
  const before = await row('辛厂')
  await world.admin.api.ok(patchCustomer, {
    params: { id: before.id },
    version: before.version,
    body: { custom: { yong_tu: ['xi_chuang'], qu_dao: '展会' } } as never,
  })
  // What the customer had before the import somebody else has now.
  await bring('customers', '客户名称,设备号\n癸厂,x-1\n')
  const undone = await undo(import2.id)
  expect(undone.state).toBe('undone')
  expect((await row('辛厂')).custom).toEqual({
    zhuang_ji_tai_shu: 1,
    she_bei_hao: 'X-2',
    yong_tu: ['xi_chuang'],
    qu_dao: '展会',
  })
  expect(await row('壬厂')).toBeUndefined()
  const { items } = await world.admin.api.ok<{ items: ImportKept[] }>(importRoutes.listImportKept, {
    params: { id: import2.id },
  })
  expect(items).toEqual([
    expect.objectContaining({ reason: 'taken', fields: ['custom.yong_tu', 'custom.she_bei_hao'] }),
  ])
  expect(await world.database.ownerQuery("select value from custom_keys where value like 'x-%' order by 1")).toEqual([
    { value: 'x-1' },
    { value: 'x-2' },
  ])
})

it('no table brings a file: its column is left out, mapping it is refused, and requiring one refuses no row', async () => {
  const made = await world.admin.api.ok<{ id: string; key: string }>(customFieldRoutes.createCustomField, {
    body: { record: 'customer', type: 'file', label: '营业执照', isRequired: true } as never,
  })
  const content = '客户名称,营业执照\n带执照的厂,执照.pdf\n'
  const uploaded = await uploadFile(world.admin.ctx, { kind: 'customers', content })
  expect(Object.values(uploaded.options.mapping)).toEqual(['客户名称'])
  const mapping = { name: '客户名称', [`custom.${made.key}`]: '营业执照' }
  const refused = await world.admin.api.call(importRoutes.updateImport, {
    params: { id: uploaded.id },
    body: { mapping } as never,
  })
  expect(refused.json()).toMatchObject({ status: 422, code: 'import.field-of-files', params: { label: '营业执照' } })
  const done = await importFile(world.admin.ctx, { kind: 'customers', content })
  expect(done).toMatchObject({ state: 'done', counts: { created: 1, refused: 0 } })
  expect((await row('带执照的厂')).custom).toEqual({ qu_dao: '自然' })
  await world.admin.api.ok(customFieldRoutes.deleteCustomField, { params: { id: made.id } })
})
