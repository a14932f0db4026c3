import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { customerRoutes } from '@zhike/core/customers/api'
import type { CustomerRow } from '@zhike/core/customers/schema'
import type { Condition } from '@zhike/core/filter/condition'
import { newId } from '@zhike/core/kernel/ids'
import { segmentRoutes } from '@zhike/core/segments/api'
import type { ChosenCustomers, Segment, SegmentCount, SegmentOverlap } from '@zhike/core/segments/schema'
import { tagRoutes } from '@zhike/core/tags/api'
import type { Tag } from '@zhike/core/tags/schema'
import { jobHandlers } from '../job-handlers.ts'
import type { QueueName } from '../platform/jobs/queues.ts'
import { runNightly } from '../nightly/run-nightly.ts'
import { createWorld, type Actor, type World } from '../../test/world.ts'

// The rep holds two, one of them VIP; the stranger holds two VIPs.
let world: World
let ids: Record<'repVip' | 'rep' | 'strangerVip' | 'strangerVip2', string>
let made = 0
const vip: Condition = { field: 'isVip', op: 'eq', value: true }

beforeAll(async () => {
  world = await createWorld()
  const [repVip, rep, strangerVip, strangerVip2] = await world.addCustomers([
    { name: '甲', personId: world.rep.id, email: 'a@secret.test' },
    { name: '乙', personId: world.rep.id },
    { name: '丙', personId: world.stranger.id },
    { name: '丁', personId: world.stranger.id },
  ])
  ids = { repVip: repVip ?? '', rep: rep ?? '', strangerVip: strangerVip ?? '', strangerVip2: strangerVip2 ?? '' }
  await world.database.ownerQuery('update customers set is_vip = true where id = any($1::uuid[])', [
    [ids.repVip, ids.strangerVip, ids.strangerVip2],
  ])
})
afterAll(() => world.close())

const create = (by: Actor, body: object) =>
  by.api.call(segmentRoutes.createSegment, { body: { name: `客群${++made}`, ...body } as never })
const dynamic = async (by: Actor, condition: Condition, isShared = false) => {
  const answer = await create(by, { kind: 'dynamic', condition, isShared })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<Segment>()
}
const list = async (by: Actor, customerIds: string[], isShared = false) => {
  const answer = await create(by, { kind: 'static', customerIds, isShared })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<Segment>()
}
const isIn = (...segments: Segment[]): Condition => ({
  field: 'segment',
  op: 'in',
  value: segments.map((one) => one.id),
})
const ask = (by: Actor, filter: Condition) =>
  by.api.call(customerRoutes.listCustomers, { query: { filter: JSON.stringify(filter), limit: 200 } })
const found = async (by: Actor, filter: Condition) =>
  (await ask(by, filter))
    .json<{ items: CustomerRow[] }>()
    .items.map((row) => row.name)
    .sort()
const patch = (by: Actor, segment: Segment, body: object) =>
  by.api.call(segmentRoutes.updateSegment, { params: { id: segment.id }, version: segment.version, body })
const remove = (by: Actor, segment: Segment) => by.api.call(segmentRoutes.deleteSegment, { params: { id: segment.id } })
const seen = async (by: Actor) =>
  (await by.api.ok<{ items: Segment[] }>(segmentRoutes.listSegments)).items.map((one) => one.id)
const countOf = async (by: Actor, segment: Segment) =>
  (await by.api.ok<{ items: SegmentCount[] }>(segmentRoutes.countSegments)).items.find(
    (one) => one.segmentId === segment.id,
  )?.customers

async function runJobs() {
  for (const { name, data } of world.jobs.splice(0)) {
    await jobHandlers[name as QueueName]?.(world.system, data, new AbortController().signal)
  }
}

describe('who is in a segment', () => {
  it('is whoever satisfies its condition now, inside the scope of whoever asks', async () => {
    const segment = await dynamic(world.admin, vip, true)
    expect(await found(world.admin, isIn(segment))).toEqual(['丁', '丙', '甲'])
    expect(await found(world.rep, isIn(segment))).toEqual(['甲'])
    expect(await found(world.rep, { field: 'segment', op: 'notIn', value: [segment.id] })).toEqual(['乙'])
    expect(await found(world.rep, { not: isIn(segment) })).toEqual(['乙'])
  })

  it('is whoever was chosen, of a list', async () => {
    const segment = await list(world.admin, [ids.rep, ids.strangerVip], true)
    expect(await found(world.admin, isIn(segment))).toEqual(['丙', '乙'])
    expect(await found(world.rep, isIn(segment))).toEqual(['乙'])
  })

  it('may be said by way of other segments, of several at once too', async () => {
    const vips = await dynamic(world.admin, vip, true)
    const chosen = await list(world.admin, [ids.rep], true)
    const either = await dynamic(world.admin, isIn(vips, chosen), true)
    const outside = await dynamic(world.admin, { not: isIn(either) }, true)
    expect(await found(world.rep, isIn(either))).toEqual(['乙', '甲'])
    expect(await found(world.admin, isIn(outside))).toEqual([])
  })

  it('is told for one customer', async () => {
    const [vips, chosen] = [await dynamic(world.rep, vip), await list(world.rep, [ids.rep])]
    const of = async (id: string) =>
      (
        await world.rep.api.ok<{ items: { id: string }[] }>(segmentRoutes.listSegmentsOfCustomer, { params: { id } })
      ).items.map((one) => one.id)
    expect(await of(ids.repVip)).toContain(vips.id)
    expect(await of(ids.repVip)).not.toContain(chosen.id)
    expect(await of(ids.rep)).toContain(chosen.id)
    const foreign = await world.rep.api.call(segmentRoutes.listSegmentsOfCustomer, {
      params: { id: ids.strangerVip },
    })
    expect(foreign.statusCode).toBe(404)
  })
})

describe('what is one’s own', () => {
  it('is seen, asked for and changed by nobody else, also not by an administrator', async () => {
    const mine = await dynamic(world.rep, vip)
    expect(mine.abilities).toEqual({ update: true, delete: true })
    for (const other of [world.stranger, world.admin]) {
      expect(await seen(other)).not.toContain(mine.id)
      expect((await ask(other, isIn(mine))).json()).toMatchObject({ code: 'list.invalid-filter' })
      expect((await patch(other, mine, { name: 'x' })).statusCode).toBe(404)
      expect((await remove(other, mine)).statusCode).toBe(404)
    }
  })

  it('is shared only by whoever may change shared segments; then everybody sees it', async () => {
    expect((await create(world.rep, { kind: 'dynamic', condition: vip, isShared: true })).statusCode).toBe(403)
    const mine = await dynamic(world.rep, vip)
    expect((await patch(world.rep, mine, { isShared: true })).statusCode).toBe(403)
    const shared = await dynamic(world.admin, vip, true)
    expect(await seen(world.rep)).toContain(shared.id)
    expect((await patch(world.rep, shared, { name: 'x' })).statusCode).toBe(403)
    expect((await remove(world.rep, shared)).statusCode).toBe(403)
    const marketer = await world.addPerson({ name: '市场', roles: ['marketer'] })
    expect((await patch(marketer, shared, { description: '重点' })).json()).toMatchObject({ description: '重点' })
    // Taken back it would be the administrator's own, out of the marketer's sight.
    const now = await marketer.api.ok<Segment>(segmentRoutes.getSegment, { params: { id: shared.id } })
    expect((await patch(marketer, now, { isShared: false })).statusCode).toBe(403)
  })
})

describe('a list', () => {
  it('takes in and gives out what one sees, and says what really changed', async () => {
    const mine = await list(world.rep, [ids.rep, ids.strangerVip])
    expect(await found(world.rep, isIn(mine))).toEqual(['乙'])
    const choose = (body: object) =>
      world.rep.api.ok<ChosenCustomers>(segmentRoutes.chooseCustomers, { params: { id: mine.id }, body })
    expect(await choose({ add: [ids.rep, ids.repVip, ids.strangerVip] })).toEqual({
      added: [ids.repVip],
      removed: [],
      leftOut: 1,
    })
    expect(await choose({ remove: [ids.repVip] })).toEqual({ added: [], removed: [ids.repVip], leftOut: 0 })
    expect(await found(world.rep, isIn(mine))).toEqual(['乙'])
  })

  it('has no condition, and what has one is no list', async () => {
    const [chosen, vips] = [await list(world.rep, []), await dynamic(world.rep, vip)]
    expect((await patch(world.rep, chosen, { condition: vip })).json()).toMatchObject({ code: 'segment.static' })
    const answer = await world.rep.api.call(segmentRoutes.chooseCustomers, {
      params: { id: vips.id },
      body: { add: [ids.rep] },
    })
    expect(answer.json()).toMatchObject({ status: 409, code: 'segment.dynamic' })
    expect((await create(world.rep, { kind: 'dynamic' })).statusCode).toBe(400)
  })

  it('lets nobody take out of a shared one what they do not see', async () => {
    const shared = await list(world.admin, [ids.strangerVip], true)
    const director = await world.addPerson({
      name: '总监',
      roles: ['sales-director'],
      departmentId: world.departments.east,
    })
    const answer = await director.api.ok<ChosenCustomers>(segmentRoutes.chooseCustomers, {
      params: { id: shared.id },
      body: { remove: [ids.strangerVip] },
    })
    expect(answer).toEqual({ added: [], removed: [], leftOut: 1 })
  })
})

describe('references', () => {
  it('never lead back, never too deep, never to what others do not see', async () => {
    const a = await dynamic(world.admin, vip, true)
    const b = await dynamic(world.admin, isIn(a), true)
    expect((await patch(world.admin, a, { condition: isIn(b) })).json()).toMatchObject({ code: 'segment.cyclic' })
    expect((await patch(world.admin, a, { condition: isIn(a) })).json()).toMatchObject({ code: 'segment.cyclic' })
    let deepest = b
    for (let depth = 0; depth < 3; depth++) deepest = await dynamic(world.admin, isIn(deepest), true)
    expect(await found(world.admin, isIn(deepest))).toEqual(['丁', '丙', '甲'])
    const deeper = await create(world.admin, { kind: 'dynamic', condition: isIn(deepest) })
    expect(deeper.json()).toMatchObject({ status: 422, code: 'segment.too-deep' })
    const own = await dynamic(world.admin, vip)
    const leaking = await create(world.admin, { kind: 'dynamic', condition: isIn(own), isShared: true })
    expect(leaking.json()).toMatchObject({ code: 'segment.uses-private' })
    const nowhere = await create(world.rep, { kind: 'dynamic', condition: isIn({ id: newId() } as Segment) })
    expect(nowhere.json()).toMatchObject({ status: 400, code: 'list.invalid-filter' })
  })

  it('keep what they refer to: segments and tags; a merged tag is followed', async () => {
    const tag = (name: string) => world.admin.api.ok<Tag>(tagRoutes.createTag, { body: { name } })
    const [from, into] = [await tag('合并前'), await tag('合并后')]
    const changes = [{ customerIds: [ids.rep], add: [from.id] }]
    await world.admin.api.ok(tagRoutes.tagCustomers, { body: { changes } })
    const tagged = await dynamic(world.rep, { field: 'tag', op: 'in', value: [from.id] })
    const outer = await dynamic(world.rep, isIn(tagged))
    expect((await remove(world.rep, tagged)).json()).toMatchObject({ code: 'segment.in-use' })
    const kept = await world.admin.api.call(tagRoutes.deleteTag, { params: { id: from.id } })
    // Whose segment it is, is theirs alone: its name is not told.
    expect(kept.json()).toMatchObject({ code: 'tag.in-use', params: { names: '…' } })
    await world.admin.api.ok(tagRoutes.mergeTag, { params: { id: from.id }, body: { intoId: into.id } })
    expect(await found(world.rep, isIn(outer))).toEqual(['乙'])
  })
})

describe('counts', () => {
  it('are one’s own now; of the whole company what was measured', async () => {
    const segment = await dynamic(world.admin, vip, true)
    expect(await countOf(world.rep, segment)).toBe(1)
    expect(await countOf(world.stranger, segment)).toBe(2)
    expect(await countOf(world.admin, segment)).toBeUndefined()
    await runJobs()
    expect(await countOf(world.admin, segment)).toBe(3)
    const get = (by: Actor) => by.api.ok<Segment>(segmentRoutes.getSegment, { params: { id: segment.id } })
    expect((await get(world.admin)).sizes.map((one) => one.customers)).toEqual([3])
    expect((await get(world.rep)).sizes).toEqual([])
  })

  it('are written each night, once a day', async () => {
    const segment = await dynamic(world.admin, vip, true)
    const bin = await world.addCustomer({ name: '回收站里的', personId: world.rep.id })
    await world.database.ownerQuery('update customers set is_vip = true where id = $1', [bin])
    await world.admin.api.ok(customerRoutes.deleteCustomer, { params: { id: bin } })
    await world.database.ownerQuery(
      `insert into segment_sizes (segment_id, day, customers) values ($1, current_date - 3, 9), ($1, current_date - 900, 1)`,
      [segment.id],
    )
    await runNightly(world.system)
    await runNightly(world.system)
    const { sizes } = await world.admin.api.ok<Segment>(segmentRoutes.getSegment, { params: { id: segment.id } })
    expect(sizes.map((one) => one.customers)).toEqual([9, 3])
  })

  it('of two together say what is only in one, in both, only in the other, inside the scope', async () => {
    const [vips, chosen] = [
      await dynamic(world.admin, vip, true),
      await list(world.admin, [ids.repVip, ids.rep, ids.strangerVip], true),
    ]
    const overlap = (by: Actor) =>
      by.api.ok<SegmentOverlap>(segmentRoutes.overlapSegments, { query: { a: vips.id, b: chosen.id } })
    expect(await overlap(world.admin)).toEqual({ onlyA: 1, both: 2, onlyB: 1 })
    expect(await overlap(world.rep)).toEqual({ onlyA: 0, both: 1, onlyB: 1 })
    const own = await dynamic(world.rep, vip)
    const answer = await world.admin.api.call(segmentRoutes.overlapSegments, { query: { a: vips.id, b: own.id } })
    expect(answer.statusCode).toBe(404)
  })
})

describe('what is masked', () => {
  it('is not asked for by way of a segment, not counted, and not written into one', async () => {
    const marketer = await world.addPerson({ name: '遮罩', roles: ['marketer'] })
    const byMail: Condition = { field: 'email', op: 'startsWith', value: 'a@' }
    const segment = await dynamic(world.admin, byMail, true)
    const outer = await dynamic(world.admin, isIn(segment), true)
    await runJobs()
    expect(await countOf(world.admin, outer)).toBe(1)
    for (const one of [segment, outer]) {
      expect((await ask(marketer, isIn(one))).json()).toMatchObject({ status: 403 })
      expect(await countOf(marketer, one)).toBeUndefined()
      const shown = await marketer.api.ok<Segment>(segmentRoutes.getSegment, { params: { id: one.id } })
      expect(shown).toMatchObject({ isAskable: false, sizes: [] })
      const query = { a: one.id, b: one.id }
      expect((await marketer.api.call(segmentRoutes.overlapSegments, { query })).statusCode).toBe(403)
    }
    expect((await create(marketer, { kind: 'dynamic', condition: byMail })).statusCode).toBe(403)
    const inSegments = await marketer.api.ok<{ items: { id: string }[] }>(segmentRoutes.listSegmentsOfCustomer, {
      params: { id: ids.repVip },
    })
    expect(inSegments.items.map((one) => one.id)).not.toContain(segment.id)
  })
})

describe('bad input', () => {
  it.each([
    [{ field: 'nope', op: 'isEmpty' }, 'list.invalid-filter'],
    [{ field: 'tier', op: 'in', value: ['Z'] }, 'list.invalid-filter'],
    [{ field: 'segment', op: 'isEmpty' }, 'list.invalid-filter'],
    [{ field: 'segment', op: 'in', value: ['x'] }, 'list.invalid-filter'],
    ['nonsense', 'input.invalid'],
  ])('%o → %s', async (condition, code) => {
    expect((await create(world.rep, { kind: 'dynamic', condition })).json()).toMatchObject({ status: 400, code })
  })

  it('is a name that is taken among the shared, or among one’s own; not one that somebody else has', async () => {
    const body = { kind: 'dynamic', condition: vip, name: '同名' }
    expect((await create(world.rep, body)).statusCode).toBe(201)
    expect((await create(world.rep, body)).json()).toMatchObject({ status: 409, code: 'segment.name-taken' })
    expect((await create(world.stranger, body)).statusCode).toBe(201)
    expect((await create(world.admin, { ...body, isShared: true })).statusCode).toBe(201)
    expect((await create(world.admin, { ...body, isShared: true })).json()).toMatchObject({
      code: 'segment.name-taken',
    })
  })
})
