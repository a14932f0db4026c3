import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setNextContact } from '@zhike/core/customers/api'
import { createFollowUp } from '@zhike/core/follow-ups/api'
import { getToday, getTodayNumbers } from '@zhike/core/today/api'
import { changeHolder } from '../ownership/change-holder.ts'
import { customerReach } from '../platform/access/customer-reach.ts'
import { createWorld, type Actor, type World } from '../../test/world.ts'
import type { Today } from './get-today.ts'
import { selectQueue } from './queue-queries.ts'

let world: World
const ids: Record<string, string> = {}

// A Saturday in Shanghai, 12:00; the week began on 2026-11-16.
const now = '2026-11-21T04:00:00Z'

beforeAll(async () => {
  world = await createWorld()
  const names = [
    'overdue',
    'longOverdue',
    'due',
    'new',
    'untouchedA',
    'touchedA',
    'untouchedC',
    'noTier',
    'promised',
    'newTouched',
  ]
  const made = await world.addCustomers(names.map((name) => ({ name, personId: world.rep.id })))
  names.forEach((name, i) => (ids[name] = made[i] ?? ''))
  ids.deputys = await world.addCustomer({ name: '下属的', personId: world.deputy.id })
  // Tenures began long ago, but for the new ones.
  await world.database.ownerQuery(
    "update tenures set start_at = case when customer_id = any($1) then timestamptz '2026-11-19T02:00:00Z' else timestamptz '2026-01-05T02:00:00Z' end",
    [[ids.new, ids.newTouched]],
  )
  const tier = (value: string, keys: string[]) =>
    world.database.ownerQuery('update customers set tier = $1 where id = any($2)', [value, keys.map((key) => ids[key])])
  await tier('A', ['overdue', 'untouchedA', 'touchedA', 'promised'])
  await tier('C', ['untouchedC', 'longOverdue', 'due', 'deputys'])
  world.setClock(now)
  const followUp = (name: string, happenedAt: string, actor: Actor = world.rep) =>
    actor.api.ok(createFollowUp, {
      params: { id: ids[name] ?? '' },
      body: { kind: 'visit', text: `到了${name}`, happenedAt },
    })
  await followUp('untouchedA', '2026-11-05T04:00:00Z')
  await followUp('touchedA', '2026-11-07T04:00:00Z')
  await followUp('untouchedC', '2026-09-20T04:00:00Z')
  await followUp('promised', '2026-08-01T04:00:00Z')
  await followUp('newTouched', '2026-11-20T04:00:00Z')
  await followUp('deputys', '2026-11-14T03:59:00Z', world.deputy)
  await followUp('deputys', '2026-11-14T04:01:00Z', world.deputy)
  await followUp('deputys', '2026-11-16T00:00:00Z', world.deputy)
  const agree = (name: string, on: string) =>
    world.rep.api.ok(setNextContact, { params: { id: ids[name] ?? '' }, body: { on, step: '回电' } })
  await agree('overdue', '2026-11-20')
  await agree('longOverdue', '2026-11-01')
  await agree('due', '2026-11-21')
  await agree('promised', '2026-12-01')
})
afterAll(() => world.close())

const queue = async (who: string, actor: Actor) => {
  const { groups } = await actor.api.ok<Today>(getToday, { query: { who } })
  return Object.fromEntries(groups.map((group) => [group.key, group]))
}

describe('the queue', () => {
  it('puts each customer into the first group that fits, A first', async () => {
    const groups = await queue('me', world.rep)
    const names = Object.fromEntries(
      Object.entries(groups).map(([key, group]) => [key, group.items.map((row) => row.name)]),
    )
    expect(names).toEqual({
      overdue: ['overdue', 'longOverdue'],
      due: ['due'],
      new: ['new'],
      untouched: ['untouchedA', 'untouchedC'],
    })
    expect(groups.overdue?.items[1]?.why).toEqual({ code: 'overdue', days: 20, on: '2026-11-01', step: '回电' })
    expect(groups.due?.items[0]?.why).toEqual({ code: 'due', on: '2026-11-21', step: '回电' })
    expect(groups.new?.items[0]?.why).toMatchObject({
      code: 'new',
      days: 2,
      daysLeft: 5,
      reasonCode: 'created',
      from: null,
    })
    expect(groups.untouched?.items[0]).toMatchObject({
      why: { code: 'untouched', days: 16, limit: 15, never: false },
      lastFollowUp: { text: '到了untouchedA', kind: 'visit', authorName: world.rep.name },
      tier: 'A',
    })
  })

  it('is about the team when asked, and never beyond the scope', async () => {
    expect((await queue('me', world.lead)).overdue?.total).toBe(0)
    expect((await queue('team', world.lead)).overdue?.total).toBe(2)
    expect((await queue('team', world.rep)).untouched?.items.some((row) => row.name === '下属的')).toBe(false)
    expect((await queue('team', world.stranger)).overdue?.total).toBe(0)
  })

  it('of a large team finds the same along the indexes', async () => {
    const days = {
      today: '2026-11-21',
      newSince: '2026-11-14T16:00:00Z',
      untouchedBefore: { a: '2026-11-06T16:00:00Z', b: '2026-10-22T16:00:00Z', c: '2026-09-22T16:00:00Z', none: null },
    }
    for (const actor of [world.lead, world.admin]) {
      const reach = await customerReach(actor.ctx)
      const small = await selectQueue(actor.ctx, reach, false, days, 100)
      const large = await selectQueue(actor.ctx, reach, true, days, 100)
      expect(small.length).toBeGreaterThan(5)
      expect(large).toEqual(small)
    }
  })

  it('shows whom a new customer came from', async () => {
    const id = await world.addCustomer({ name: '转来的', personId: world.deputy.id })
    await changeHolder(world.system, { customerId: id, to: { personId: world.stranger.id }, reasonCode: 'assigned' })
    const why = (await queue('me', world.stranger)).new?.items[0]?.why
    expect(why).toMatchObject({
      code: 'new',
      reasonCode: 'assigned',
      from: { kind: 'person', name: world.deputy.name },
    })
  })
})

describe('the numbers', () => {
  it('count what is held, written, and new in the pools', async () => {
    const [pool] = await world.database.ownerQuery<{ id: string }>("select id from pools where kind = 'public'")
    await world.addCustomer({ name: '公海新客户', poolId: pool?.id ?? '' })
    await world.database.ownerQuery('update people set capacity = 12 where id = $1', [world.rep.id])
    const numbers = await world.rep.api.ok<Record<string, unknown>>(getTodayNumbers)
    expect(numbers).toMatchObject({
      today: '2026-11-21',
      held: { total: 10, a: 4, b: 0, c: 3, none: 3, vip: 0 },
      capacity: 2,
      followUps: { total: 1, lastWeekSamePeriod: 0 },
      pools: { total: 1, items: [{ count: 1 }] },
    })
  })

  it('compare the week with the last one up to the same moment', async () => {
    const { followUps } = await world.deputy.api.ok<{ followUps: object }>(getTodayNumbers)
    expect(followUps).toEqual({
      total: 1,
      lastWeekSamePeriod: 1,
      days: ['16', '17', '18', '19', '20', '21', '22'].map((day) => ({
        day: `2026-11-${day}`,
        count: day === '16' ? 1 : 0,
      })),
    })
    const team = await world.lead.api.ok<{ followUps: { total: number }; capacity: unknown }>(getTodayNumbers, {
      query: { who: 'team' },
    })
    expect(team.followUps.total).toBe(2)
    expect(team.capacity).toBeNull()
  })

  it('tell what came and went, and hide what is out of reach', async () => {
    const { ownershipChanges } = await world.deputy.api.ok<{ ownershipChanges: object[] }>(getTodayNumbers)
    expect(ownershipChanges[0]).toMatchObject({
      customerName: '转来的',
      direction: 'lost',
      from: { name: world.deputy.name },
      to: { name: world.stranger.name },
      reasonCode: 'assigned',
      isVisible: false,
    })
    const theirs = await world.stranger.api.ok<{ ownershipChanges: object[] }>(getTodayNumbers)
    expect(theirs.ownershipChanges[0]).toMatchObject({ direction: 'gained', isVisible: true })
  })
})
