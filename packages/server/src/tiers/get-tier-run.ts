import { notFound } from '@zhike/core/kernel/problems'
import type { TierRun } from '@zhike/core/tiers/schema'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { presentRun } from './present-run.ts'
import { findRun } from './run-queries.ts'

export async function getTierRun(ctx: Context, id: string): Promise<TierRun> {
  requirePermission(ctx, 'tier.read')
  const run = await findRun(ctx, id)
  if (!run) throw notFound({ id })
  return presentRun(ctx, run)
}
