import { resolvePeriod } from '@zhike/core/tiers/resolve-period'
import { today, type Context } from '../platform/context/context.ts'
import { selectNewestOrderDay, updateFollowUpStats, updateHolders, updateOrderStats } from './stats-queries.ts'

/**
 * Brings the derived figures of customers (all, or these) up to their orders and follow-ups. Revenue is that of the
 * last 12 months of the data's own time: they end today, or with the newest order when nothing was added for 30 days.
 */
export async function refreshStats(ctx: Context, options: { customerIds?: readonly string[] } = {}): Promise<void> {
  const ids = options.customerIds ?? null
  if (ids?.length === 0) return
  const day = today(ctx)
  const { from, to } = resolvePeriod({ kind: '12m' }, day, await selectNewestOrderDay(ctx, day))
  await updateOrderStats(ctx, ids, from ?? day, to ?? day)
  await updateFollowUpStats(ctx, ids)
  // Triggers keep it; this is for what was written with them off.
  if (ids === null) await updateHolders(ctx)
}
