import { addDays, startOfDay, startOfWeek } from '@zhike/core/kernel/time'
import { shownActor } from '@zhike/core/ownership/shown-actor'
import type { todayNumbers } from '@zhike/core/today/schema'
import type { z } from 'zod'
import { customerReach, type CustomerReach } from '../platform/access/customer-reach.ts'
import { mayForAll, now, requirePermission, today, type Context } from '../platform/context/context.ts'
import {
  selectCapacity,
  selectFollowUpDays,
  selectHeld,
  selectNewInPools,
  selectOwnershipChanges,
  selectReached,
  type ChangeRow,
} from './numbers-queries.ts'

type Numbers = z.infer<typeof todayNumbers>

const mostPeopleForChanges = 200
const changesShown = 8

export async function getTodayNumbers(ctx: Context, who: 'me' | 'team'): Promise<Numbers> {
  requirePermission(ctx, 'customer.read')
  const me = ctx.actor.personId
  const reach = await customerReach(ctx, 'customer.read', who === 'me' ? [me ?? ''].filter(Boolean) : null)
  const people = peopleOf(reach)
  const day = today(ctx)
  const since = (days: number) => startOfDay(addDays(day, -days), ctx.company.timeZone).toISOString()
  const [held, capacity, followUps, pools, changes] = await Promise.all([
    selectHeld(ctx, reach),
    selectCapacity(ctx, people),
    followUpsOf(ctx, people, day),
    selectNewInPools(ctx, {
      departmentId: ctx.actor.departmentId,
      everyPool: mayForAll(ctx, 'pool.manage'),
      since: since(6),
    }),
    people && people.length > 0 && people.length <= mostPeopleForChanges
      ? selectOwnershipChanges(ctx, people, since(30), changesShown)
      : [],
  ])
  const everything = await customerReach(ctx)
  const reached = await selectReached(ctx, everything, [...new Set(changes.map((change) => change.customerId))])
  return {
    today: day,
    held: { ...held, none: held.total - held.a - held.b - held.c },
    capacity: capacity === null ? null : Math.max(0, capacity - held.total),
    followUps,
    pools: { total: pools.reduce((sum, pool) => sum + pool.count, 0), items: pools },
    ownershipChanges: changes.map((change) => presentChange(ctx, change, reached.has(change.customerId))),
  }
}

function peopleOf(reach: CustomerReach): string[] | null {
  if (reach.kind === 'all') return null
  return reach.kind === 'none' ? [] : reach.personIds
}

/** This week by day, and last week up to the same weekday and time. */
async function followUpsOf(ctx: Context, people: string[] | null, day: string): Promise<Numbers['followUps']> {
  const zone = ctx.company.timeZone
  const monday = startOfWeek(day)
  const instant = now(ctx)
  const weekMs = 7 * 86_400_000
  const begin = (one: string) => startOfDay(one, zone).toISOString()
  const [thisWeek, lastWeek] = await Promise.all([
    selectFollowUpDays(ctx, people, begin(monday), begin(addDays(monday, 7))),
    selectFollowUpDays(ctx, people, begin(addDays(monday, -7)), new Date(instant.getTime() - weekMs).toISOString()),
  ])
  const counts = new Map(thisWeek.map((one) => [one.day, one.count]))
  const days = Array.from({ length: 7 }, (_, i) => addDays(monday, i))
  const sum = (rows: readonly { count: number }[]) => rows.reduce((total, row) => total + row.count, 0)
  return {
    total: sum(thisWeek),
    lastWeekSamePeriod: sum(lastWeek),
    days: days.map((one) => ({ day: one, count: counts.get(one) ?? 0 })),
  }
}

function presentChange(ctx: Context, row: ChangeRow, isVisible: boolean): Numbers['ownershipChanges'][number] {
  const holder = (personId: string | null, poolId: string | null, name: string | null) =>
    personId
      ? { kind: 'person' as const, id: personId, name: name ?? '' }
      : poolId
        ? { kind: 'pool' as const, id: poolId, name: name ?? '' }
        : null
  return {
    customerId: row.customerId,
    customerName: row.customerName,
    at: row.at,
    direction: row.gained ? 'gained' : 'lost',
    from: holder(row.fromPersonId, row.fromPoolId, row.fromName),
    to: holder(row.toPersonId, row.toPoolId, row.toName) ?? { kind: 'pool', id: row.customerId, name: row.toName },
    reasonCode: row.reasonCode,
    rulePosition: row.rulePosition,
    actorName: shownActor(row.actorId, row.actorName, ctx.locale),
    isVisible,
  }
}
