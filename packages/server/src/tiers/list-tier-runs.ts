import { invalidCursor } from '@zhike/core/kernel/problems'
import type { TierRun } from '@zhike/core/tiers/schema'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { presentRun } from './present-run.ts'
import { selectRuns } from './run-queries.ts'

export async function listTierRuns(
  ctx: Context,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<{ items: TierRun[]; nextCursor: string | null }> {
  requirePermission(ctx, 'tier.read')
  if (after !== undefined && !/^\d{1,9}$/.test(after)) throw invalidCursor()
  const rows = await selectRuns(ctx, after === undefined ? null : Number(after), limit + 1)
  const items = rows.slice(0, limit).map((row) => presentRun(ctx, row))
  return { items, nextCursor: rows.length > limit ? String(items.at(-1)?.no) : null }
}
