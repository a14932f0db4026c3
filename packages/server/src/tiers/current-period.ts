import { resolvePeriod, type PeriodDays } from '@zhike/core/tiers/resolve-period'
import type { TierPeriod } from '@zhike/core/tiers/schema'
import { today, type Context } from '../platform/context/context.ts'
import { selectNewestOrderDay } from './scheme-queries.ts'

/** The days that a period covers on the company's today, by the data's own time. */
export async function currentPeriod(ctx: Context, period: TierPeriod): Promise<PeriodDays> {
  const day = today(ctx)
  return resolvePeriod(period, day, period.kind === '12m' ? await selectNewestOrderDay(ctx, day) : null)
}
