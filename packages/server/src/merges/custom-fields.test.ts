import { afterAll, beforeAll, expect, it } from 'vitest'
import { customFieldRoutes } from '@zhike/core/custom-fields/api'
import { getCustomer, patchCustomer } from '@zhike/core/customers/api'
import type { Customer } from '@zhike/core/customers/schema'
import { fileRoutes } from '@zhike/core/files/api'
import type { CustomerFile } from '@zhike/core/files/schema'
import { historyRoutes } from '@zhike/core/history/api'
import type { HistoryPage } from '@zhike/core/history/schema'
import { previewMerge, startMerge, undoMerge } from '@zhike/core/merges/api'
import type { MergePreview } from '@zhike/core/merges/schema'
import { addFieldFile } from '../../test/merge-own-fields.ts'
import { merge, snapshot, undo, versionsOf } from '../../test/merge-world.ts'
import { createWorld, type World } from '../../test/world.ts'
import { refreshKeys } from '../customers/refresh-keys.ts'
import { refreshStats } from '../customers/refresh-stats.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
  const options = ['one', 'two', 'three'].map((key) => ({ key, label: key }))
  for (const field of [
    { record: 'customer', type: 'text', key: 'serial', isUnique: true, isIndexed: true },
    { record: 'customer', type: 'number', key: 'seats', isIndexed: true },
    { record: 'customer', type: 'choices', key: 'uses', options, isIndexed: true },
    { record: 'customer', type: 'dateTime', key: 'visited' },
    { record: 'customer', type: 'longText', key: 'story' },
    { record: 'customer', type: 'person', key: 'helper' },
    { record: 'customer', type: 'text', key: 'secret', roles: ['administrator'] },
    { record: 'contact', type: 'text', key: 'badge', isUnique: true, isIndexed: true },
    { record: 'order', type: 'text', key: 'contract', isUnique: true },
    { record: 'customer', type: 'file', key: 'license' },
    { record: 'order', type: 'file', key: 'scan' },
  ]) {
    await world.admin.api.ok(customFieldRoutes.createCustomField, { body: { ...field, label: field.key } as never })
  }
})
afterAll(() => world.close())

const owner = <Row extends object>(text: string, values: unknown[] = []) =>
  world.database.ownerQuery<Row & Record<string, unknown>>(text, values)

async function add(name: string, custom: object): Promise<string> {
  const id = await world.addCustomer({ name, personId: world.rep.id })
  await owner('update customers set custom = $2::jsonb where id = $1', [id, JSON.stringify(custom)])
  return id
}
async function hang(customerId: string, badge: string, contract: string): Promise<void> {
  await owner(`insert into contacts (customer_id, id, name, custom) values ($1, uuid_v7(), '李', $2)`, [
    customerId,
    JSON.stringify({ badge }),
  ])
  await owner(
    `insert into orders (customer_id, id, number, ordered_on, amount, currency, amount_base, custom)
     values ($1, uuid_v7(), $2, '2026-01-02', 1, 'CNY', 1, $3)`,
    [customerId, contract, JSON.stringify({ contract })],
  )
}
/** What is kept beside the records, so that it can be compared as a whole. */
const kept = async (ids: readonly string[]) => ({
  values: await owner('select * from custom_values where customer_id = any($1) order by 1, 2, 3, 4', [ids]),
  keys: await owner('select * from custom_keys where customer_id = any($1) order by 1, 2', [ids]),
})
const customOf = async (id: string) =>
  (await world.admin.api.ok<Customer>(getCustomer, { params: { id } })).custom ?? {}

it('the survivor keeps its own, takes what it lacks, and everything comes back as it was', async () => {
  const one = await add('甲', { serial: 'S-1', seats: 5, secret: '内部' })
  const two = await add('乙', { serial: 'S-2', uses: ['one', 'two'], visited: '2026-11-20T16:00:00.000Z' })
  const three = await add('丙', { seats: 9, story: '一\n二', helper: world.lead.id })
  await hang(one, 'B-1', 'C-1')
  await hang(two, 'B-2', 'C-2')
  const ids = [one, two, three]
  for (const id of ids) await refreshKeys(world.system, id)
  await refreshStats(world.system, { customerIds: ids })
  const before = { ...(await snapshot(world, ids)), ...(await kept(ids)) }
  const { id } = await merge(world, world.rep, ids)
  expect(await customOf(one)).toEqual({
    serial: 'S-1',
    seats: 5,
    secret: '内部',
    uses: ['one', 'two'],
    visited: '2026-11-20T16:00:00.000Z',
    story: '一\n二',
    helper: world.lead.id,
  })
  const merged = await kept(ids)
  expect(merged.keys.map(({ value, customer_id }) => [value, customer_id]).sort()).toEqual(
    [
      ['s-1', one],
      ['b-1', one],
      ['b-2', one],
      ['c-1', one],
      ['c-2', one],
    ].sort(),
  )
  expect(merged.values.every((row) => row['customer_id'] === one)).toBe(true)
  await undo(world, world.rep, id)
  expect({ ...(await snapshot(world, ids)), ...(await kept(ids)) }).toEqual(before)
})

it('a unique value that the survivor lacked goes over, and goes back', async () => {
  const one = await add('丁', { seats: 1 })
  const two = await add('戊', { serial: 'T-2', seats: 2 })
  const ids = [one, two]
  const before = { ...(await snapshot(world, ids)), ...(await kept(ids)) }
  const { id } = await merge(world, world.rep, ids)
  expect(await customOf(one)).toEqual({ serial: 'T-2', seats: 1 })
  // Somebody changes another field meanwhile: that stays.
  const { version } = await world.rep.api.ok<Customer>(getCustomer, { params: { id: one } })
  await world.rep.api.ok(patchCustomer, { params: { id: one }, version, body: { custom: { seats: 7 } } as never })
  await undo(world, world.rep, id)
  expect([await customOf(one), await customOf(two)]).toEqual([{ seats: 7 }, { serial: 'T-2', seats: 2 }])
  expect((await kept(ids)).keys).toEqual(before.keys)
})

it('who has a unique value by now stands in the way of undoing, and is named', async () => {
  const one = await add('己', { serial: 'U-1' })
  const two = await add('庚', { serial: 'U-2' })
  const { id } = await merge(world, world.rep, [one, two])
  const taker = await add('辛', { serial: 'u-2' })
  const refused = await world.rep.api.call(undoMerge, { params: { id }, body: {} })
  expect(refused.json()).toMatchObject({
    status: 409,
    code: 'custom-value.taken',
    params: { label: 'serial', value: 'U-2', name: '辛' },
  })
  expect(await customOf(one)).toEqual({ serial: 'U-1' })
  await owner(`update customers set custom = '{}' where id = $1`, [taker])
  await undo(world, world.rep, id)
  expect(await customOf(two)).toEqual({ serial: 'U-2' })
})

/** A file in a field of a customer, or of one of its orders. */
async function holdFile(customerId: string, key: string, name: string, orderId: string | null = null): Promise<string> {
  const id = await addFieldFile(world, customerId, key, orderId, name)
  const [table, recordId] = orderId ? ['orders', orderId] : ['customers', customerId]
  await owner(`update ${table} set custom = custom || jsonb_build_object($2::text, $3::text) where id = $1`, [
    recordId,
    key,
    id,
  ])
  return id
}

it('files in fields go over and come back, also one that was put away meanwhile', async () => {
  const [one, two, three] = [await add('壬', {}), await add('癸', { seats: 1 }), await add('子', {})]
  const taken = await holdFile(two, 'license', '乙.pdf')
  const left = await holdFile(three, 'license', '丙.pdf')
  await hang(two, 'B-9', 'C-9')
  const [order] = await owner<{ id: string }>('select id from orders where customer_id = $1', [two])
  const scan = await holdFile(two, 'scan', '合同.pdf', order?.id)
  const ids = [one, two, three]
  for (const id of ids) await refreshKeys(world.system, id)
  await refreshStats(world.system, { customerIds: ids })
  await owner(`update customers set updated_at = '2026-01-01' where id = $1`, [three])
  const before = { ...(await snapshot(world, ids)), ...(await kept(ids)) }
  const { id } = await merge(world, world.rep, ids)
  const holds = async () => (await world.rep.api.ok<Customer>(getCustomer, { params: { id: one } })).customFiles
  expect(await holds()).toMatchObject({ [taken]: { name: '乙.pdf' } })
  const files = await world.rep.api.ok<{ items: CustomerFile[] }>(fileRoutes.listCustomerFiles, { params: { id: one } })
  expect(Object.fromEntries(files.items.map((file) => [file.id, file.field?.isCurrent]))).toEqual({
    [taken]: true,
    [left]: false,
    [scan]: true,
  })
  await undo(world, world.rep, id)
  expect({ ...(await snapshot(world, ids)), ...(await kept(ids)) }).toEqual(before)

  const again = await merge(world, world.rep, ids)
  const { version } = await world.rep.api.ok<Customer>(getCustomer, { params: { id: one } })
  await world.rep.api.ok(patchCustomer, { params: { id: one }, version, body: { custom: { license: null } } as never })
  expect(await holds()).toBeUndefined()
  await undo(world, world.rep, again.id)
  const rows = await owner<{ id: string; customer_id: string; there: boolean }>(
    'select id, customer_id, deleted_at is null as there from customer_files where id = any($1)',
    [[taken, left, scan]],
  )
  expect(Object.fromEntries(rows.map((row) => [row.id, [row.customer_id, row.there]]))).toEqual({
    [taken]: [two, true],
    [left]: [three, true],
    [scan]: [two, true],
  })
})

it('each field is chosen by itself, or goes by the rule; what is not seen follows neither', async () => {
  const one = await add('丑', { serial: 'V-1', seats: 5, uses: ['one'], secret: '内部一' })
  const two = await add('寅', { serial: 'V-2', seats: 9, uses: ['one', 'two'], secret: '内部二' })
  const three = await add('卯', { seats: 9, story: '只有它说' })
  const ids = [one, two, three]
  for (const id of ids) await refreshKeys(world.system, id)
  await refreshStats(world.system, { customerIds: ids })
  const before = { ...(await snapshot(world, ids)), ...(await kept(ids)) }
  const query = { ids: ids.join(), survivorId: one, rule: 'longest' } as const
  const preview = await world.rep.api.ok<MergePreview>(previewMerge, { query })
  expect(preview.customChoices).toEqual({ serial: one, seats: one, uses: two, story: three })
  expect(preview.lockedCustom).toEqual([])
  expect(preview.customers.map((customer) => customer.custom['seats'])).toEqual([5, 9, 9])
  const customers = await versionsOf(world, ids)
  const refused = async (customChoices: object) =>
    (await world.rep.api.call(startMerge, { body: { survivorId: one, customers, customChoices } as never })).json()
  expect(await refused({ serial: world.rep.id })).toMatchObject({ status: 422, code: 'merge.choice-unknown' })
  expect(await refused({ secret: two })).toMatchObject({ status: 422, code: 'merge.field-unknown' })

  const customChoices = { serial: two, story: two, seats: three }
  const { id } = await merge(world, world.rep, ids, { rule: 'longest', customChoices })
  expect(await customOf(one)).toEqual({ serial: 'V-2', seats: 9, uses: ['one', 'two'], secret: '内部一' })
  const history = await world.rep.api.ok<HistoryPage>(historyRoutes.listHistory, {
    params: { id: one },
    query: { field: 'custom.serial' } as never,
  })
  expect(history.items[0]?.changes).toContainEqual({ field: 'custom.serial', before: 'V-1', after: 'V-2' })
  await undo(world, world.rep, id)
  expect({ ...(await snapshot(world, ids)), ...(await kept(ids)) }).toEqual(before)
})

it('what the survivor gave up and somebody else has by now stands in the way of undoing, too', async () => {
  const [one, two] = [await add('辰', { serial: 'W-1' }), await add('巳', { serial: 'W-2' })]
  const { id } = await merge(world, world.rep, [one, two], { customChoices: { serial: two } })
  const other = await add('午', { serial: 'W-1' })
  const refused = await world.rep.api.call(undoMerge, { params: { id }, body: {} })
  expect(refused.json()).toMatchObject({ status: 409, params: { label: 'serial', value: 'W-1', name: '午' } })
  await owner(`update customers set custom = '{}' where id = $1`, [other])
  await undo(world, world.rep, id)
  expect([await customOf(one), await customOf(two)]).toEqual([{ serial: 'W-1' }, { serial: 'W-2' }])
})
