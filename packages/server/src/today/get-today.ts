import type { CustomerRow } from '@zhike/core/customers/schema'
import { followUpKind } from '@zhike/core/follow-ups/schema'
import { addDays, dayInZone, daysBetween, startOfDay } from '@zhike/core/kernel/time'
import { todayGroups, type TodayGroup, type TodayRow, type TodayWhy } from '@zhike/core/today/schema'
import { loadRows } from '../customers/load-rows.ts'
import { customerReach } from '../platform/access/customer-reach.ts'
import { holdersInScopes } from '../platform/access/visible-holders.ts'
import { requirePermission, today, type Context } from '../platform/context/context.ts'
import { readSetting } from '../settings/read-setting.ts'
import { isLargeCompany, selectQueue, type QueueRow } from './queue-queries.ts'

const perGroup = 100
/** Up to here every customer is classed; a larger team's queue looks at the nearest ones. */
const mostClassed = 20_000
/** A customer that came into new hands wants to be contacted within these days. */
const newDays = 7

export interface Today {
  today: string
  groups: { key: TodayGroup; total: number; items: TodayRow[] }[]
}

export async function getToday(ctx: Context, who: 'me' | 'team'): Promise<Today> {
  requirePermission(ctx, 'customer.read')
  const day = today(ctx)
  const reach = await customerReach(ctx, 'customer.read', who === 'me' ? await ownPeople(ctx) : null)
  const limits = await readSetting(ctx, 'today.untouched-days')
  const begin = (one: string) => startOfDay(one, ctx.company.timeZone).toISOString()
  const rows = await selectQueue(
    ctx,
    reach,
    reach.kind === 'all' ? await isLargeCompany(ctx, mostClassed) : reach.kind === 'many' && reach.held > mostClassed,
    {
      today: day,
      newSince: begin(addDays(day, 1 - newDays)),
      untouchedBefore: {
        a: begin(addDays(day, 1 - limits.A)),
        b: begin(addDays(day, 1 - limits.B)),
        c: begin(addDays(day, 1 - limits.C)),
        none: limits.none === null ? null : begin(addDays(day, 1 - limits.none)),
      },
    },
    perGroup,
  )
  const customers = await loadRows(
    ctx,
    rows.map((row) => row.customerId),
  )
  const byId = new Map(customers.map((customer) => [customer.id, customer]))
  const limitOf = (tier: CustomerRow['tier']) => (tier ? limits[tier] : (limits.none ?? 0))
  return {
    today: day,
    groups: todayGroups.map((key) => {
      const found = rows.filter((row) => row.group === key)
      return {
        key,
        total: found[0]?.total ?? 0,
        items: found.flatMap((row) => {
          const customer = byId.get(row.customerId)
          return customer ? [toRow(row, customer, whyOf(ctx, row, customer, day, limitOf(customer.tier)))] : []
        }),
      }
    }),
  }
}

/** Whose list this is: one's own, and that of whoever is on leave and named one as the delegate. */
async function ownPeople(ctx: Context): Promise<string[]> {
  const holders = await holdersInScopes(ctx, new Set(['own']))
  return holders.kind === 'people' ? holders.personIds : []
}

function whyOf(ctx: Context, row: QueueRow, customer: CustomerRow, day: string, limit: number): TodayWhy {
  const on = customer.nextContactOn ?? day
  const step = customer.nextStep
  const daysSince = (instant: string) => daysBetween(dayInZone(new Date(instant), ctx.company.timeZone), day)
  switch (row.group) {
    case 'overdue':
      return { code: 'overdue', days: daysBetween(on, day), on, step }
    case 'due':
      return { code: 'due', on, step }
    case 'new': {
      const days = daysSince(row.startAt)
      return {
        code: 'new',
        days,
        daysLeft: Math.max(0, newDays - days),
        since: row.startAt,
        reasonCode: row.reasonCode,
        rulePosition: row.rulePosition,
        from: row.fromPersonId
          ? { kind: 'person', id: row.fromPersonId, name: row.fromName ?? '' }
          : row.fromPoolId
            ? { kind: 'pool', id: row.fromPoolId, name: row.fromName ?? '' }
            : null,
      }
    }
    case 'untouched':
      return { code: 'untouched', days: daysSince(row.untouchedSince), limit, never: row.neverTouched }
  }
}

function toRow(row: QueueRow, customer: CustomerRow, why: TodayWhy): TodayRow {
  const { id, name, shortName, kind, tier, isVip, holder, nextContactOn, nextStep, primaryContact, phone } = customer
  const lastKind = followUpKind.safeParse(row.lastKind)
  return {
    customerId: id,
    name,
    shortName,
    kind,
    tier,
    isVip,
    holder,
    why,
    nextContactOn,
    nextStep,
    primaryContact,
    phone,
    lastFollowUp:
      row.lastText !== null && row.lastAt !== null && lastKind.success
        ? { text: row.lastText, happenedAt: row.lastAt, kind: lastKind.data, authorName: row.lastAuthor }
        : null,
  }
}
