import { addDays, addMonths } from '../kernel/time.ts'
import type { TierPeriod } from './schema.ts'

export interface PeriodDays {
  from: string | null
  to: string | null
}

/** Data that nobody has added to for longer than this counts by its own end instead of today. */
const quietDays = 30

/**
 * The last day of the data's own time: today, or the newest order's day when that lies more than 30 days back.
 * `newestOrderOn` is the newest day not after today (a mistyped future date must not move the period), or, where every
 * order lies in the future, the newest of all.
 */
export function dataEnd(today: string, newestOrderOn: string | null): string {
  if (newestOrderOn === null) return today
  return newestOrderOn > today || newestOrderOn < addDays(today, -quietDays) ? newestOrderOn : today
}

/** The calendar days a period covers, both included; null = open on that side. */
export function resolvePeriod(period: TierPeriod, today: string, newestOrderOn: string | null): PeriodDays {
  if (period.kind === 'all') return { from: null, to: null }
  if (period.kind === 'range') return { from: period.from, to: period.to }
  const to = dataEnd(today, newestOrderOn)
  return { from: addDays(addMonths(to, -12), 1), to }
}
