import { addDays } from '@zhike/core/kernel/time'
import { yearsOn } from '@zhike/core/special-days/annual-day'
import type { UpcomingDay } from '@zhike/core/special-days/schema'
import { customerReach } from '../platform/access/customer-reach.ts'
import { fieldView, rulesFor } from '../platform/access/field-rules.ts'
import { holdersInScopes } from '../platform/access/visible-holders.ts'
import { requirePermission, today, type Context } from '../platform/context/context.ts'
import { readSetting } from '../settings/read-setting.ts'
import { isDayHidden } from './present-day.ts'
import { selectUpcoming } from './queries.ts'

const most = 50

/** Whom to congratulate soon: of one's own customers, or of those of one's people. */
export async function listUpcomingDays(
  ctx: Context,
  who: 'me' | 'team',
): Promise<{ today: string; days: number; items: UpcomingDay[] }> {
  requirePermission(ctx, 'customer.read')
  const day = today(ctx)
  const days = await readSetting(ctx, 'today.special-days')
  if (days === 0) return { today: day, days, items: [] }
  const own = who === 'me' ? await holdersInScopes(ctx, new Set(['own'])) : null
  const people = own === null ? null : own.kind === 'people' ? own.personIds : []
  const reach = await customerReach(ctx, 'customer.read', people)
  const rows = await selectUpcoming(ctx, reach, day, addDays(day, days), most)
  const view = await fieldView(ctx)
  const items = rows
    .filter((row) => !isDayHidden(rulesFor(view, row.personId), row))
    .map(({ id, customerId, customerName, customerKind, contactId, contactName, kind, label, nextOn, ...annual }) => {
      const { calendar, year, month, isLeap } = annual
      const one = { calendar, year, month, day: annual.day, isLeap }
      const which = { id, customerId, customerName, customerKind, contactId, contactName, kind, label }
      return { ...which, day: one, nextOn, years: yearsOn(one, nextOn) }
    })
  return { today: day, days, items }
}
