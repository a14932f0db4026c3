import { checkScheme } from '@zhike/core/tiers/check-scheme'
import type { RunSummary } from '@zhike/core/tiers/run-summary'
import type { TierScheme } from '@zhike/core/tiers/schema'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { calculateTiers } from './calculate-tiers.ts'
import { summaryOf } from './present-run.ts'
import { readScheme } from './read-scheme.ts'
import { findRun, insertRun } from './run-queries.ts'

/** A run here and now instead of in a job; what is given differs from the scheme in force for this run alone. */
export async function runTiers(
  ctx: Context,
  changes: Partial<Pick<TierScheme, 'mode' | 'period'>> = {},
): Promise<RunSummary> {
  requirePermission(ctx, 'tier.manage')
  const { scheme } = await readScheme(ctx)
  const wanted = { ...scheme, ...changes }
  checkScheme(wanted)
  const runId = await insertRun(ctx, wanted)
  await calculateTiers(ctx, runId)
  const run = await findRun(ctx, runId)
  const summary = run ? summaryOf(run) : null
  if (!summary) throw new Error(`tier run ${runId} left no summary`)
  return summary
}
