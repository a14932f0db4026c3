import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { customFieldRoutes } from '@zhike/core/custom-fields/api'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { listCustomers } from '@zhike/core/customers/api'
import { departmentRoutes } from '@zhike/core/departments/api'
import { newId } from '@zhike/core/kernel/ids'
import { savedViewRoutes as api } from '@zhike/core/saved-views/api'
import type { SavedView, SavedViews } from '@zhike/core/saved-views/schema'
import { createWorld, type Actor, type World } from '../../test/world.ts'

let world: World
let marketer: Actor
let peer: Actor
beforeAll(async () => {
  world = await createWorld()
  marketer = await world.addPerson({ name: '唐予安', roles: ['marketer'], departmentId: world.departments.south })
  peer = await world.addPerson({ name: '顾念', departmentId: world.departments.ningbo })
})
afterAll(() => world.close())

const filter = {
  all: [
    { has: 'orders', where: { field: 'amount', op: 'gt', value: '10000' } },
    { field: 'tier', op: 'in', value: ['A'] },
  ],
}
const create = (who: Actor, body: object) => who.api.call(api.createView, { body })
const made = async (who: Actor, body: object): Promise<SavedView> => {
  const answer = await create(who, { definition: {}, ...body })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json()
}
const namesOf = async (who: Actor) => (await who.api.ok<SavedViews>(api.listViews)).items.map((one) => one.name)

it('keeps conditions, orders and columns of fields of one’s own, for who sees them', async () => {
  const define = (body: object) =>
    world.admin.api.ok<CustomField>(customFieldRoutes.createCustomField, {
      body: { record: 'customer', ...body } as never,
    })
  const seats = await define({ type: 'number', label: '席位' })
  const rating = await define({ type: 'text', label: '内部评级', roles: ['administrator'] })
  const definition = {
    filter: {
      all: [
        { field: `custom.${seats.key}`, op: 'gte', value: 5 },
        { field: `custom.${rating.key}`, op: 'eq', value: '甲' },
      ],
    },
    sort: `-custom.${seats.key},custom.${rating.key}`,
    columns: ['name', `custom.${seats.key}`, `custom.${rating.key}`].map((key) => ({ key, width: null })),
  }
  const view = await made(world.admin, { name: '自定义', definition, sharing: { everybody: true } })
  expect(view).toMatchObject({ definition, leftOut: [] })
  const theirs = await world.rep.api.ok<SavedView>(api.getView, { params: { id: view.id } })
  expect(theirs.definition).toMatchObject({
    filter: { all: [definition.filter.all[0]] },
    sort: `-custom.${seats.key}`,
    columns: definition.columns.slice(0, 2),
  })
  expect(theirs.leftOut).toEqual(
    ['filter', 'sort', 'column'].map((part) => ({
      part,
      relation: null,
      field: `custom.${rating.key}`,
      why: 'gone',
    })),
  )
  await world.admin.api.ok(api.deleteView, { params: { id: view.id } })
})

it('keeps which rows, in which order, with which columns, and opens them by id', async () => {
  const definition = {
    scope: 'mine',
    q: '轴承',
    filter,
    sort: '-revenue12m,name',
    columns: [{ key: 'name', width: 240 }, { key: 'phone' }],
  }
  const view = await made(world.rep, { name: '大客户', definition })
  expect(view).toMatchObject({ name: '大客户', isMine: true, isShared: false, leftOut: [], version: 1 })
  const again = await world.rep.api.ok<SavedView>(api.getView, { params: { id: view.id } })
  expect(again.definition).toEqual({
    ...definition,
    columns: [
      { key: 'name', width: 240 },
      { key: 'phone', width: null },
    ],
  })
  expect(again.abilities).toEqual({ update: true, delete: true, share: false, setRoleDefault: false })
})

describe('who sees a view', () => {
  it('is its owner alone, until it is shared', async () => {
    const { id } = await made(world.rep, { name: '只有我' })
    for (const who of [world.lead, world.admin, world.deputy]) {
      const answer = await who.api.call(api.getView, { params: { id } })
      expect(answer.json()).toMatchObject({ status: 404, code: 'record.not-found' })
      expect(await namesOf(who)).not.toContain('只有我')
      for (const [route, more] of [
        [api.deleteView, {}],
        [api.updateView, { version: 1, body: { name: '抢' } }],
        [api.setViewDefault, { body: { mine: true } }],
      ] as const) {
        expect((await who.api.call(route, { params: { id }, ...more })).statusCode).toBe(404)
      }
    }
  })

  it('is who shares it with: people, a department and those below it, a role, or everybody', async () => {
    await made(world.lead, { name: '给何清欢', sharing: { personIds: [world.stranger.id] } })
    await made(world.lead, { name: '给华东', sharing: { departmentIds: [world.departments.east] } })
    await made(world.lead, { name: '给市场', sharing: { roles: ['marketer'] } })
    await made(world.lead, { name: '给大家', sharing: { everybody: true } })
    const shared = ['给何清欢', '给华东', '给市场', '给大家']
    const seen = async (who: Actor) => (await namesOf(who)).filter((name) => shared.includes(name)).sort()
    expect(await seen(world.stranger)).toEqual(['给何清欢', '给大家'])
    expect(await seen(world.rep)).toEqual(['给华东', '给大家'])
    expect(await seen(peer)).toEqual(['给华东', '给大家'])
    expect(await seen(marketer)).toEqual(['给大家', '给市场'])
    // Who looks after shared views sees all of them, told apart from those meant for them.
    expect(await seen(world.admin)).toEqual([...shared].sort())
    const { items } = await world.admin.api.ok<SavedViews>(api.listViews)
    expect(items.filter((one) => one.isForMe).map((one) => one.name)).toEqual(['给大家'])
  })

  it('learns nothing of whom else it is shared with', async () => {
    const sharing = { personIds: [world.rep.id, world.stranger.id] }
    const { id } = await made(world.lead, { name: '给两个人', sharing })
    const view = await world.rep.api.ok<SavedView>(api.getView, { params: { id } })
    expect(view).toMatchObject({ sharing: null, isShared: true, abilities: { update: false } })
  })
})

describe('sharing and changing', () => {
  it('needs view.share, and readers who are there', async () => {
    const refused = await create(world.rep, { name: '给大家看', definition: {}, sharing: { everybody: true } })
    expect(refused.json()).toMatchObject({ status: 403, code: 'view.cannot-share' })
    const nobody = newId()
    for (const sharing of [{ personIds: [nobody] }, { departmentIds: [nobody] }, { roles: [nobody] }]) {
      const answer = await create(world.lead, { name: '给鬼', definition: {}, sharing })
      expect(answer.json()).toMatchObject({ status: 422, code: 'view.unknown-reader', params: { value: nobody } })
    }
  })

  it('is for its owner, and of shared ones for who has view.manage', async () => {
    const { id, version } = await made(world.lead, { name: '周会用', sharing: { everybody: true } })
    const change = (who: Actor, body: object, of = version) =>
      who.api.call(api.updateView, { params: { id }, version: of, body })
    expect((await change(world.rep, { name: '我的' })).json()).toMatchObject({ status: 403, code: 'view.not-yours' })
    expect((await change(world.lead, { name: '周一会用' })).json()).toMatchObject({ version: 2, name: '周一会用' })
    expect((await change(world.lead, { name: '晚了' })).statusCode).toBe(412)
    expect((await change(world.admin, { definition: { sort: 'name' } }, 2)).json()).toMatchObject({ version: 3 })
    // Nothing changed: the version stays.
    expect((await change(world.lead, { name: '周一会用' }, 3)).json()).toMatchObject({ version: 3 })
    expect((await world.rep.api.call(api.deleteView, { params: { id } })).statusCode).toBe(403)
    expect((await world.lead.api.call(api.deleteView, { params: { id } })).statusCode).toBe(204)
    expect((await world.lead.api.call(api.getView, { params: { id } })).statusCode).toBe(404)
  })

  it('takes a share away without view.share, once somebody has lost it', async () => {
    const owner = await world.addPerson({ name: '升降', roles: ['team-lead'], departmentId: world.departments.south })
    const { id } = await made(owner, { name: '旧共享', sharing: { everybody: true, personIds: [world.rep.id] } })
    await world.database.ownerQuery("update person_roles set role = 'account-manager' where person_id = $1", [owner.id])
    const change = (version: number, sharing: object) =>
      owner.api.call(api.updateView, { params: { id }, version, body: { sharing } })
    expect((await change(1, { everybody: true, personIds: [world.rep.id, world.lead.id] })).statusCode).toBe(403)
    expect((await change(1, { everybody: false, personIds: [world.rep.id] })).json()).toMatchObject({ version: 2 })
    expect((await change(2, { everybody: true })).statusCode).toBe(403)
  })

  it('names a view once for each person', async () => {
    await made(world.rep, { name: '常用' })
    expect((await create(world.rep, { name: '常用', definition: {} })).json()).toMatchObject({
      code: 'view.name-taken',
    })
    await made(world.lead, { name: '常用' })
    const both = await Promise.all([1, 2].map(() => create(world.rep, { name: '同时', definition: {} })))
    expect(both.map((answer) => answer.statusCode).sort()).toEqual([201, 409])
  })

  it('goes on where a department it is shared with is gone', async () => {
    const department = await world.admin.api.ok<{ id: string }>(departmentRoutes.createDepartment, {
      body: { name: '要撤的', parentId: world.departments.root },
    })
    const sharing = { departmentIds: [department.id], roles: ['marketer'] }
    const { id } = await made(world.lead, { name: '撤部门', sharing })
    await world.admin.api.ok(departmentRoutes.deleteDepartment, { params: { id: department.id } })
    const view = await world.lead.api.ok<SavedView>(api.getView, { params: { id } })
    expect(view.sharing).toMatchObject({ departmentIds: [], roles: ['marketer'] })
  })
})

describe('the view a list opens with', () => {
  const opens = async (who: Actor) => (await who.api.ok<SavedViews>(api.listViews)).defaultViewId

  it('is one’s own choice, else that of one’s role', async () => {
    const ofRole = await made(world.admin, { name: '客户经理默认', sharing: { roles: ['account-manager'] } })
    const own = await made(world.stranger, { name: '我的默认' })
    const set = (who: Actor, id: string, body: object) => who.api.call(api.setViewDefault, { params: { id }, body })
    expect((await set(world.lead, ofRole.id, { roles: ['account-manager'] })).statusCode).toBe(403)
    const answer = await set(world.admin, ofRole.id, { roles: ['account-manager'] })
    expect(answer.json()).toMatchObject({ defaultOfRoles: ['account-manager'] })
    expect(await opens(world.stranger)).toBe(ofRole.id)
    expect(await opens(world.lead)).toBe(null)
    expect((await set(world.stranger, own.id, { mine: true })).json()).toMatchObject({ isMyDefault: true })
    expect(await opens(world.stranger)).toBe(own.id)
    await set(world.stranger, own.id, { mine: false })
    expect(await opens(world.stranger)).toBe(ofRole.id)
    expect((await set(world.stranger, ofRole.id, { roles: [] })).json()).toMatchObject({ code: 'access.refused' })
    const elsewhere = await set(world.admin, ofRole.id, { roles: ['marketer'] })
    expect(elsewhere.json()).toMatchObject({ status: 409, code: 'view.default-not-shared' })
    await world.admin.api.ok(api.deleteView, { params: { id: ofRole.id } })
    expect(await opens(world.stranger)).toBe(null)
  })
})

describe('a view whose reader cannot use all of it', () => {
  it('comes without what is masked for the reader, and says so', async () => {
    const definition = {
      filter: {
        all: [
          { field: 'phone', op: 'startsWith', value: '13812340' },
          {
            has: 'contacts',
            where: {
              all: [
                { field: 'title', op: 'isNotEmpty' },
                { field: 'mobile', op: 'isNotEmpty' },
              ],
            },
          },
          { field: 'tier', op: 'eq', value: 'A' },
        ],
      },
      columns: [{ key: 'name' }, { key: 'phone' }],
    }
    const { id } = await made(world.admin, { name: '号码段', definition, sharing: { everybody: true } })
    const text = await marketer.api.call(api.getView, { params: { id } })
    expect(text.body).not.toContain('13812340')
    const view: SavedView = text.json()
    expect(view.definition.filter).toEqual({ all: [{ field: 'tier', op: 'eq', value: 'A' }] })
    // A masked column is shown masked, like everywhere.
    expect(view.definition.columns?.map((one) => one.key)).toEqual(['name', 'phone'])
    expect(view.leftOut).toEqual([
      { part: 'filter', relation: null, field: 'phone', why: 'masked' },
      { part: 'filter', relation: 'contacts', field: 'mobile', why: 'masked' },
    ])
    const query = { filter: JSON.stringify(view.definition.filter) }
    expect((await marketer.api.call(listCustomers, { query })).statusCode).toBe(200)
    expect((await world.rep.api.ok<SavedView>(api.getView, { params: { id } })).leftOut).toEqual([])
  })

  it('comes without what is gone since', async () => {
    const { id } = await made(world.rep, { name: '旧字段' })
    const stored = {
      filter: {
        any: [
          { field: 'shoeSize', op: 'gt', value: 40 },
          { not: { has: 'parrots' } },
          { field: 'tier', op: 'in', value: ['Z'] },
          { field: 'isVip', op: 'eq', value: true },
        ],
      },
      sort: '-shoeSize,name',
      columns: [{ key: 'name' }, { key: 'shoeSize' }],
    }
    await world.database.ownerQuery('update saved_views set definition = $2 where id = $1', [
      id,
      JSON.stringify(stored),
    ])
    const view = await world.rep.api.ok<SavedView>(api.getView, { params: { id } })
    expect(view.definition).toMatchObject({
      filter: { any: [{ field: 'isVip', op: 'eq', value: true }] },
      sort: 'name',
      columns: [{ key: 'name' }],
    })
    expect(view.leftOut.map((one) => `${one.part} ${one.relation ?? ''}.${one.field} ${one.why}`)).toEqual([
      'filter .shoeSize gone',
      'filter parrots. gone',
      'filter .tier gone',
      'sort .shoeSize gone',
      'column .shoeSize gone',
    ])
    await world.database.ownerQuery('update saved_views set definition = $2 where id = $1', [id, '{"shape": "of old"}'])
    expect((await world.rep.api.ok<SavedView>(api.getView, { params: { id } })).definition.filter).toBe(null)
  })

  it('never shows more than the reader’s scope', async () => {
    await world.addCustomer({ name: '别人的客户', personId: world.stranger.id })
    const definition = { scope: 'all', filter: { field: 'name', op: 'contains', value: '别人' } }
    const { id } = await made(world.admin, { name: '全公司', definition, sharing: { everybody: true } })
    const view = await world.rep.api.ok<SavedView>(api.getView, { params: { id } })
    const query = { scope: 'all', filter: JSON.stringify(view.definition.filter) }
    expect((await world.rep.api.ok<{ items: unknown[] }>(listCustomers, { query })).items).toEqual([])
    expect((await world.stranger.api.ok<{ items: unknown[] }>(listCustomers, { query })).items).toHaveLength(1)
  })
})

it.each([
  [{ name: '' }, 'input.invalid'],
  [{ name: 'x'.repeat(61) }, 'input.invalid'],
  [{ name: 'a\u0000b' }, 'input.invalid'],
  [{ definition: { scope: 'theirs' } }, 'input.invalid'],
  [{ definition: { filter: { field: 'shoeSize', op: 'isEmpty' } } }, 'list.invalid-filter'],
  [{ definition: { filter: { drop: 'table' } } }, 'input.invalid'],
  [{ definition: { sort: 'name; drop table' } }, 'list.invalid-sort'],
  [{ definition: { columns: [{ key: 'shoeSize' }] } }, 'view.unknown-column'],
  [{ definition: { columns: [{ key: 'name', width: 9 }] } }, 'input.invalid'],
])('refuses %j with %s', async (body, code) => {
  const answer = await create(world.rep, { name: '试', definition: {}, ...body })
  expect(answer.json()).toMatchObject({ code })
})
