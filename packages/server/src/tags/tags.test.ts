import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { customerRoutes } from '@zhike/core/customers/api'
import { customerFields } from '@zhike/core/customers/fields'
import type { CustomerRow } from '@zhike/core/customers/schema'
import type { Condition } from '@zhike/core/filter/condition'
import { evaluateCondition } from '@zhike/core/filter/evaluate-condition'
import { newId } from '@zhike/core/kernel/ids'
import { tagRoutes } from '@zhike/core/tags/api'
import type { MergedTag, Tag, TagCount, TaggedCustomers } from '@zhike/core/tags/schema'
import { createWorld, type Actor, type World } from '../../test/world.ts'

let world: World
let made = 0
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const addTag = (name = `标签${++made}`, more: object = {}) =>
  world.admin.api.ok<Tag>(tagRoutes.createTag, { body: { name, ...more } })
const tag = (by: Actor, changes: object[]) => by.api.call(tagRoutes.tagCustomers, { body: { changes } })
const tagOk = async (by: Actor, customerIds: string[], change: { add?: string[]; remove?: string[] }) => {
  const answer = await tag(by, [{ customerIds, ...change }])
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<TaggedCustomers>()
}
const customer = (personId: string) => world.addCustomer({ name: `客户${++made}`, personId })
const tagsOf = async (id: string) =>
  (await world.admin.api.ok<CustomerRow>(customerRoutes.getCustomer, { params: { id } })).tags.map((one) => one.name)
const found = async (by: Actor, filter: Condition) => {
  const { items } = await by.api.ok<{ items: CustomerRow[] }>(customerRoutes.listCustomers, {
    query: { filter: JSON.stringify(filter), limit: 200 },
  })
  return items.map((row) => row.id).sort()
}

describe('the catalogue of tags', () => {
  it('keeps names unique without regard to case, and sorts by group and pinyin', async () => {
    const [b, a, none] = [
      await addTag('Beta', { groupName: '甲组' }),
      await addTag('阿尔法', { groupName: '甲组', colour: 'rose' }),
      await addTag('无组'),
    ]
    const again = await world.admin.api.call(tagRoutes.createTag, { body: { name: 'beta' } })
    expect(again.json()).toMatchObject({ status: 409, code: 'tag.name-taken' })
    const { items } = await world.rep.api.ok<{ items: Tag[] }>(tagRoutes.listTags)
    expect(items.map((one) => one.id)).toEqual([a.id, b.id, none.id])
    expect(items[0]).toMatchObject({ colour: 'rose', groupName: '甲组', abilities: { update: false, delete: false } })
  })

  it('is changed by whoever manages tags, and not over somebody else’s change', async () => {
    const one = await addTag()
    const call = (by: Actor, version: number, body: object) =>
      by.api.call(tagRoutes.updateTag, { params: { id: one.id }, version, body })
    expect((await call(world.rep, 1, { name: 'x' })).statusCode).toBe(403)
    const changed = await call(world.admin, 1, { name: '改了名', groupName: '乙组' })
    expect(changed.json()).toMatchObject({ name: '改了名', groupName: '乙组', version: 2 })
    expect((await call(world.admin, 1, { name: '又改' })).statusCode).toBe(412)
    const other = await addTag()
    expect((await call(world.admin, 2, { name: other.name })).json()).toMatchObject({ code: 'tag.name-taken' })
    expect((await call(world.admin, 2, { name: ' ' })).statusCode).toBe(400)
    expect((await call(world.admin, 2, { colour: 'gold' })).statusCode).toBe(400)
  })

  it('counts inside the data scope, without the bin', async () => {
    const one = await addTag()
    const ids = [await customer(world.rep.id), await customer(world.stranger.id), await customer(world.stranger.id)]
    await tagOk(world.admin, ids, { add: [one.id] })
    const count = async (by: Actor) =>
      (await by.api.ok<{ items: TagCount[] }>(tagRoutes.countTags)).items.find((each) => each.tagId === one.id)
        ?.customers
    expect([await count(world.rep), await count(world.stranger), await count(world.admin)]).toEqual([1, 2, 3])
    await world.admin.api.ok(customerRoutes.deleteCustomer, { params: { id: ids[1] ?? '' } })
    expect([await count(world.rep), await count(world.stranger), await count(world.admin)]).toEqual([1, 1, 2])
  })

  it('deletes a tag from everybody', async () => {
    const one = await addTag()
    const id = await customer(world.rep.id)
    await tagOk(world.rep, [id], { add: [one.id] })
    await world.admin.api.ok(tagRoutes.deleteTag, { params: { id: one.id } })
    expect(await tagsOf(id)).toEqual([])
    expect((await world.admin.api.call(tagRoutes.deleteTag, { params: { id: one.id } })).statusCode).toBe(404)
  })

  it('merges two: everybody who had either has the other, once', async () => {
    const [from, into] = [await addTag(), await addTag()]
    const [both, only, neither] = [
      await customer(world.rep.id),
      await customer(world.stranger.id),
      await customer(world.rep.id),
    ]
    await tagOk(world.admin, [both, only], { add: [from.id] })
    await tagOk(world.admin, [both], { add: [into.id] })
    const merge = (intoId: string) =>
      world.admin.api.call(tagRoutes.mergeTag, { params: { id: from.id }, body: { intoId } })
    expect((await merge(from.id)).json()).toMatchObject({ code: 'tag.into-itself' })
    expect((await merge(newId())).json()).toMatchObject({ code: 'tag.unknown' })
    const merged = (await merge(into.id)).json<MergedTag>()
    expect(merged).toMatchObject({ customers: 1, tag: { id: into.id, name: into.name } })
    expect([await tagsOf(both), await tagsOf(only), await tagsOf(neither)]).toEqual([[into.name], [into.name], []])
    const { items } = await world.admin.api.ok<{ items: Tag[] }>(tagRoutes.listTags)
    expect(items.some((one) => one.id === from.id)).toBe(false)
  })
})

describe('tagging', () => {
  it('takes back exactly what it changed', async () => {
    const [a, b] = [await addTag(), await addTag()]
    const [one, two, three] = [await customer(world.rep.id), await customer(world.rep.id), await customer(world.rep.id)]
    const ids = [one, two, three]
    await tagOk(world.rep, [one], { add: [a.id] })
    await tagOk(world.rep, [two, three], { add: [b.id] })
    const before = await Promise.all(ids.map(tagsOf))
    const done = await tagOk(world.rep, ids, { add: [a.id], remove: [b.id] })
    expect(done).toMatchObject({ customers: 2, leftOut: 0 })
    expect(await Promise.all(ids.map(tagsOf))).toEqual([[a.name], [a.name], [a.name]])
    await tag(world.rep, done.undo.changes)
    expect(await Promise.all(ids.map(tagsOf))).toEqual(before)
    expect(await tagOk(world.rep, [one], { add: [a.id] })).toEqual({ customers: 0, leftOut: 0, undo: { changes: [] } })
  })

  it('leaves alone what the permission does not reach, and says how many', async () => {
    const one = await addTag()
    const [mine, theirs] = [await customer(world.rep.id), await customer(world.stranger.id)]
    expect(await tagOk(world.rep, [mine, theirs], { add: [one.id] })).toMatchObject({ customers: 1, leftOut: 1 })
    expect([await tagsOf(mine), await tagsOf(theirs)]).toEqual([[one.name], []])
    expect((await tag(world.rep, [{ customerIds: [theirs], add: [one.id] }])).statusCode).toBe(404)
    const reader = await world.addPerson({ name: '高管', roles: ['executive'] })
    expect((await tag(reader, [{ customerIds: [mine], add: [one.id] }])).statusCode).toBe(403)
  })

  it('refuses tags that are not there, too many of them, and too much at once', async () => {
    const id = await customer(world.rep.id)
    const unknown = await tag(world.rep, [{ customerIds: [id], add: [newId()] }])
    expect(unknown.json()).toMatchObject({ status: 422, code: 'tag.unknown' })
    const many: string[] = []
    for (let n = 0; n < 51; n++) many.push((await addTag()).id)
    await tagOk(world.rep, [id], { add: many.slice(0, 50) })
    const over = await tag(world.rep, [{ customerIds: [id], add: many.slice(50) }])
    expect(over.json()).toMatchObject({ status: 409, code: 'tag.too-many-of-one', params: { count: 1, limit: 50 } })
    const pairs = Array.from({ length: 2000 }, () => newId())
    const huge = await tag(world.rep, [{ customerIds: pairs, add: many.slice(0, 30) }])
    expect(huge.json()).toMatchObject({ status: 422, code: 'tag.too-many-at-once' })
    expect((await tag(world.rep, [])).statusCode).toBe(400)
  })

  it('stands in the audit with names for one, with counts for many', async () => {
    const one = await addTag()
    const ids = [await customer(world.rep.id), await customer(world.rep.id)]
    await tagOk(world.rep, ids, { add: [one.id] })
    await tagOk(world.rep, ids.slice(0, 1), { remove: [one.id] })
    const rows = await world.database.ownerQuery<{ customerId: string | null; before: object; after: object }>(
      `select e.customer_id as "customerId", v.before, v.after from audit_entries e
       join audit_values v on v.entry_id = e.id where e.action = 'customer.tag' order by e.at desc limit 2`,
    )
    expect(rows).toEqual([
      { customerId: ids[0], before: { tags: [one.name] }, after: { tags: [] } },
      { customerId: null, before: { tags: {} }, after: { tags: { [one.name]: 2 } } },
    ])
  })
})

describe('as a condition', () => {
  let tags: string[]
  const has = new Map<string, string[]>()
  let owner: Actor
  beforeEach(async () => {
    if (has.size > 0) return
    owner = await world.addPerson({ name: '差分' })
    tags = [(await addTag()).id, (await addTag()).id, (await addTag()).id]
    for (let n = 0; n < 24; n++) {
      const id = await customer(owner.id)
      const some = tags.filter((_, bit) => (n >> bit) & 1)
      has.set(id, some)
      if (some.length > 0) await tagOk(world.admin, [id], { add: some })
    }
  })

  it('means the same in SQL and in memory, negated and joined', async () => {
    const some = fc.subarray([0, 1, 2], { minLength: 1 })
    const leaf = fc.oneof(
      fc.record({ field: fc.constant('tag'), op: fc.constantFrom('in', 'notIn'), value: some }),
      fc.record({ field: fc.constant('tag'), op: fc.constantFrom('isEmpty', 'isNotEmpty') }),
      fc.constant({ field: 'revenue12m', op: 'gte', value: '0' }),
    )
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 3 },
        leaf,
        fc.record({ all: fc.array(tie('tree'), { maxLength: 3 }) }),
        fc.record({ any: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
        fc.record({ not: tie('tree') }),
      ),
    }))
    const withIds = (node: unknown): Condition =>
      JSON.parse(JSON.stringify(node), (key, value: unknown) =>
        key === 'value' && Array.isArray(value) ? value.map((n: number) => tags[n]) : value,
      ) as Condition
    await fc.assert(
      fc.asyncProperty(tree, async (node) => {
        const condition = withIds(node)
        const expected = [...has]
          .filter(([, tag]) =>
            evaluateCondition(condition, { tag, revenue12m: null }, customerFields, {
              today: '2026-11-22',
              timeZone: 'Asia/Shanghai',
            }),
          )
          .map(([id]) => id)
        expect(await found(owner, condition)).toEqual(expected.sort())
      }),
      { numRuns: 150, seed: 9 },
    )
  })

  it('finds nothing outside the data scope', async () => {
    const shared = await addTag()
    const [mine, theirs] = [await customer(world.rep.id), await customer(world.stranger.id)]
    await tagOk(world.admin, [mine, theirs], { add: [shared.id] })
    const filter: Condition = { field: 'tag', op: 'in', value: [shared.id] }
    expect(await found(world.rep, filter)).toEqual([mine])
    expect(await found(world.admin, filter)).toEqual([mine, theirs].sort())
  })

  it.each([
    { field: 'tag', op: 'in', value: [] },
    { field: 'tag', op: 'in', value: ['x'] },
    { field: 'tag', op: 'eq', value: '00000000-0000-0000-0000-000000000000' },
  ])('is refused when it is %o', async (filter) => {
    const answer = await world.rep.api.call(customerRoutes.listCustomers, {
      query: { filter: JSON.stringify(filter) },
    })
    expect(answer.json()).toMatchObject({ status: 400, code: 'list.invalid-filter' })
  })

  it('stands in the exported file', async () => {
    const [a, b] = [await addTag('导出甲'), await addTag('导出乙')]
    const id = await customer(owner.id)
    await tagOk(owner, [id], { add: [a.id, b.id] })
    const file = await owner.api.call(customerRoutes.exportChosenCustomers, { body: { ids: [id] } })
    expect(file.body).toContain('标签')
    expect(file.body).toContain('导出甲、导出乙')
  })
})
