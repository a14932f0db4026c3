import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  createCustomerRelation,
  deleteCustomerRelation,
  listCustomerRelations,
  patchCustomerRelation,
} from '@zhike/core/customer-relations/api'
import { fallbackRelationKinds } from '@zhike/core/customer-relations/kinds'
import type { CustomerRelation } from '@zhike/core/customer-relations/schema'
import { deleteCustomer, restoreCustomer } from '@zhike/core/customers/api'
import { listHistory } from '@zhike/core/history/api'
import { putSetting } from '@zhike/core/settings/api'
import { merge, undo } from '../../test/merge-world.ts'
import { createWorld, type Actor, type World } from '../../test/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const add = (...names: string[]) => world.addCustomers(names.map((name) => ({ name, personId: world.rep.id })))
const relate = (id: string, body: object, actor: Actor = world.admin) =>
  actor.api.call(createCustomerRelation, { params: { id }, body })
const related = async (id: string, body: object) => {
  const answer = await relate(id, body)
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<CustomerRelation>()
}
const list = (id: string, actor: Actor = world.admin) =>
  actor.api.ok<{ items: CustomerRelation[]; hidden: number }>(listCustomerRelations, { params: { id } })

it('stands on both pages, each in its direction, and is changed from either', async () => {
  const [maker = '', seller = ''] = await add('厂家', '门店')
  const made = await related(seller, { otherId: maker, kind: 'supplier', otherIs: 'first', since: '2024-01-01' })
  expect((await list(seller)).items).toMatchObject([{ otherIs: 'first', other: { id: maker, name: '厂家' } }])
  expect((await list(maker)).items).toMatchObject([{ id: made.id, otherIs: 'second', other: { id: seller } }])
  const turned = await world.admin.api.ok<CustomerRelation>(patchCustomerRelation, {
    params: { id: maker, relationId: made.id },
    version: 1,
    body: { otherIs: 'first', note: '反过来供货', until: '2026-01-01' },
  })
  expect(turned).toMatchObject({ otherIs: 'first', note: '反过来供货', version: 2, since: '2024-01-01' })
  expect((await list(seller)).items).toMatchObject([{ otherIs: 'second', until: '2026-01-01' }])
  const outdated = await world.admin.api.call(patchCustomerRelation, {
    params: { id: maker, relationId: made.id },
    version: 1,
    body: { note: null },
  })
  expect(outdated.statusCode).toBe(412)
  await world.admin.api.ok(deleteCustomerRelation, { params: { id: seller, relationId: made.id } })
  expect((await list(maker)).items).toEqual([])
  for (const id of [maker, seller]) {
    const history = await world.admin.api.ok<{ items: { action: string }[] }>(listHistory, { params: { id } })
    expect(history.items.map((one) => one.action)).toEqual([
      'customer.relation-remove',
      'customer.relation-update',
      'customer.relation-add',
    ])
  }
})

it('refuses what makes no sense, in words', async () => {
  const [one = '', two = ''] = await add('甲', '乙')
  const code = async (body: object) => (await relate(one, body)).json<{ code: string; status: number }>().code
  expect(await code({ otherId: one, kind: 'partner', otherIs: 'first' })).toBe('customer-relation.with-itself')
  expect(await code({ otherId: two, kind: 'enemy', otherIs: 'first' })).toBe('customer-relation.unknown-kind')
  expect(await code({ otherId: two, kind: '__proto__', otherIs: 'first' })).toBe('customer-relation.unknown-kind')
  const backwards = { otherId: two, kind: 'partner', otherIs: 'first', since: '2026-02-01', until: '2026-01-01' }
  expect(await code(backwards)).toBe('customer-relation.ends-before')
  await related(one, { otherId: two, kind: 'partner', otherIs: 'first' })
  expect(await code({ otherId: two, kind: 'partner', otherIs: 'second' })).toBe('customer-relation.exists')
  // Partners are partners of each other, from either side.
  const again = await relate(two, { otherId: one, kind: 'partner', otherIs: 'first' })
  expect(again.json()).toMatchObject({ status: 409, code: 'customer-relation.exists' })
  const both = await Promise.all([
    relate(one, { otherId: two, kind: 'supplier', otherIs: 'first' }),
    relate(two, { otherId: one, kind: 'supplier', otherIs: 'second' }),
  ])
  expect(both.map((answer) => answer.statusCode).sort()).toEqual([201, 409])
})

it('tells nothing of the end one does not see, and lets nobody touch it', async () => {
  const [mine = ''] = await add('看得见')
  const theirs = await world.addCustomer({ name: '看不见', personId: world.stranger.id })
  const made = await related(mine, { otherId: theirs, kind: 'competitor', otherIs: 'first', note: '看不见要降价' })
  const answer = await list(mine, world.rep)
  expect(answer).toEqual({ items: [], hidden: 1 })
  const params = { id: mine, relationId: made.id }
  expect((await world.rep.api.call(deleteCustomerRelation, { params })).statusCode).toBe(404)
  const patch = { params, version: 1, body: { note: 'x' } }
  expect((await world.rep.api.call(patchCustomerRelation, patch)).statusCode).toBe(404)
  expect((await relate(mine, { otherId: theirs, kind: 'partner', otherIs: 'first' }, world.rep)).statusCode).toBe(404)
  const history = await world.rep.api.call(listHistory, { params: { id: mine } })
  expect(history.body).not.toContain('看不见')
  expect(history.body).not.toContain(theirs)
})

it('follows merging and the bin, and comes back whole', async () => {
  const [kept = '', gone = '', third = ''] = await add('留下', '并掉', '第三家')
  await related(gone, { otherId: third, kind: 'supplier', otherIs: 'second' })
  await related(gone, { otherId: kept, kind: 'partner', otherIs: 'first' })
  const rows = () => world.database.ownerQuery('select * from customer_relations order by id')
  const before = await rows()
  const { id } = await merge(world, world.admin, [kept, gone])
  // With itself it has nothing to do any more.
  expect((await list(kept)).items).toMatchObject([{ kind: 'supplier', otherIs: 'second', other: { id: third } }])
  expect((await list(third)).items).toMatchObject([{ otherIs: 'first', other: { id: kept, name: '留下' } }])
  await world.admin.api.ok(deleteCustomer, { params: { id: third } })
  expect(await list(kept)).toEqual({ items: [], hidden: 0 })
  await world.admin.api.ok(restoreCustomer, { params: { id: third } })
  await undo(world, world.admin, id)
  expect(await rows()).toEqual(before)
  expect((await list(gone)).items).toHaveLength(2)
})

it('takes kinds of the company’s own, and keeps what was said with one that is off', async () => {
  const [one = '', two = ''] = await add('设计院', '总包')
  const own = { key: 'own-1', first: '设计方', second: '施工方', isOff: false }
  const save = (value: unknown) =>
    world.admin.api.call(putSetting, { params: { key: 'relations.kinds' }, body: { value } })
  expect((await save([...fallbackRelationKinds, own])).statusCode).toBe(200)
  const made = await related(two, { otherId: one, kind: 'own-1', otherIs: 'first' })
  expect((await save([...fallbackRelationKinds, { ...own, isOff: true }])).statusCode).toBe(200)
  const code = (await relate(one, { otherId: two, kind: 'own-1', otherIs: 'first' })).json<{ code: string }>().code
  expect(code).toBe('customer-relation.unknown-kind')
  const params = { id: two, relationId: made.id }
  await world.admin.api.ok(patchCustomerRelation, { params, version: 1, body: { note: '一直合作' } })
  expect((await save([{ ...own, key: 'x', first: null }])).statusCode).toBe(400)
})
