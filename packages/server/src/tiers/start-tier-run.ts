import type { TierRun } from '@zhike/core/tiers/schema'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { getTierRun } from './get-tier-run.ts'
import { presentRun } from './present-run.ts'
import { readScheme } from './read-scheme.ts'
import { findQueuedRun, insertRun } from './run-queries.ts'

/** Queues a run by the scheme in force; one that already waits is answered instead of a second. */
export async function startTierRun(ctx: Context): Promise<TierRun> {
  requirePermission(ctx, 'tier.manage')
  return transaction(ctx, async (ctx) => {
    const { scheme } = await readScheme(ctx)
    const waiting = await findQueuedRun(ctx, scheme)
    if (waiting) return presentRun(ctx, waiting)
    const runId = await insertRun(ctx, scheme)
    await ctx.services.queue.add(ctx.db, 'run-tiers', { runId })
    return getTierRun(ctx, runId)
  })
}
