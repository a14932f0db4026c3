import { afterAll, beforeAll, expect, it } from 'vitest'
import { createCustomerRelation } from '@zhike/core/customer-relations/api'
import { countCustomers, deleteCustomer, listCustomers } from '@zhike/core/customers/api'
import type { CustomerRow } from '@zhike/core/customers/schema'
import { segmentRoutes } from '@zhike/core/segments/api'
import type { SegmentCount } from '@zhike/core/segments/schema'
import { merge, undo } from '../../test/merge-world.ts'
import { createWorld, type Actor, type World } from '../../test/world.ts'

let world: World
let shop: string
let maker: string
let friend: string
let theirs: string
beforeAll(async () => {
  world = await createWorld()
  const own = ['门店', '厂家', '伙伴'].map((name) => ({ name, personId: world.rep.id }))
  ;[shop = '', maker = '', friend = ''] = await world.addCustomers(own)
  theirs = await world.addCustomer({ name: '别人的供应商', personId: world.stranger.id })
  await relate(shop, { otherId: maker, kind: 'supplier', otherIs: 'first', since: '2024-01-01', until: '2026-01-01' })
  await relate(shop, { otherId: friend, kind: 'partner', otherIs: 'first' })
  await relate(friend, { otherId: theirs, kind: 'supplier', otherIs: 'first' })
})
afterAll(() => world.close())

const relate = (id: string, body: object) =>
  world.admin.api.ok(createCustomerRelation, { params: { id }, body: body as never })
const has = (where?: object) => ({ has: 'relations', ...(where ? { where } : {}) })
const role = (...value: string[]) => ({ field: 'role', op: 'in', value })
async function found(filter: object, actor: Actor = world.admin): Promise<string[]> {
  const query = { filter: JSON.stringify(filter), sort: 'name' }
  const { items } = await actor.api.ok<{ items: CustomerRow[] }>(listCustomers, { query })
  const { count } = await actor.api.ok<{ count: number }>(countCustomers, { query: { filter: query.filter } })
  expect(count).toBe(items.length)
  return items.map((row) => row.name).sort()
}

it('asks by what the other is, by whom, and since and until when', async () => {
  expect(await found(has(role('supplier.first')))).toEqual(['伙伴', '门店'])
  expect(await found(has(role('supplier.second')))).toEqual(['别人的供应商', '厂家'])
  expect(await found(has(role('partner')))).toEqual(['伙伴', '门店'])
  expect(await found(has({ all: [role('supplier'), { field: 'until', op: 'isEmpty' }] }))).toEqual([
    '伙伴',
    '别人的供应商',
  ])
  expect(await found(has({ field: 'other', op: 'in', value: [maker] }))).toEqual(['门店'])
  expect(await found({ all: [{ hasNot: 'relations', where: role('partner') }, has()] })).toEqual([
    '别人的供应商',
    '厂家',
  ])
})

it('tells nothing of relations to customers one does not see', async () => {
  expect(await found(has(role('supplier.first')), world.rep)).toEqual(['门店'])
  expect(await found(has({ field: 'other', op: 'eq', value: theirs }), world.rep)).toEqual([])
  expect(await found({ hasNot: 'relations', where: role('supplier') }, world.rep)).toEqual(['伙伴'])
  // A segment that somebody else made asks for its reader, too.
  const { id } = await world.admin.api.ok<{ id: string }>(segmentRoutes.createSegment, {
    body: { name: '有供应商', kind: 'dynamic', condition: has(role('supplier.first')), isShared: true } as never,
  })
  const inSegment = { field: 'segment', op: 'in', value: [id] }
  expect(await found(inSegment)).toEqual(['伙伴', '门店'])
  expect(await found(inSegment, world.rep)).toEqual(['门店'])
  const { items } = await world.rep.api.ok<{ items: SegmentCount[] }>(segmentRoutes.countSegments)
  expect(items.find((one) => one.segmentId === id)).toMatchObject({ customers: 1 })
})

it('follows merged customers to whoever took them in, and forgets the bin', async () => {
  const [twin = '', other = ''] = await world.addCustomers(
    ['门店的分身', '厂家的分身'].map((name) => ({ name, personId: world.rep.id })),
  )
  await relate(twin, { otherId: other, kind: 'referrer', otherIs: 'first' })
  const first = await merge(world, world.admin, [shop, twin])
  const second = await merge(world, world.admin, [maker, other])
  expect(await found(has(role('referrer.first')))).toEqual(['门店'])
  expect(await found(has({ all: [role('referrer.first'), { field: 'other', op: 'in', value: [maker] }] }))).toEqual([
    '门店',
  ])
  await undo(world, world.admin, second.id)
  await undo(world, world.admin, first.id)
  expect(await found(has(role('referrer.first')))).toEqual(['门店的分身'])
  await world.admin.api.ok(deleteCustomer, { params: { id: other } })
  expect(await found(has(role('referrer')))).toEqual([])
})
