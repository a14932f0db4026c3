import type { RunResult } from '@zhike/core/rules/schema'
import { lockBooks, touchBooks } from '../ownership/lock-books.ts'
import { lockMoves, moveSet } from '../ownership/move-set.ts'
import type { Context } from '../platform/context/context.ts'
import { widenMemory } from './bulk-decision-queries.ts'
import type { Report } from './report.ts'
import {
  countSkipped,
  listMoveTargets,
  moveSource,
  skipChanged,
  skipInactiveTargets,
  skipOverLimit,
} from './move-queries.ts'

/**
 * Carries out what lies in run_moves: locks books, pools and customers in this order, leaves out what no longer holds
 * under the locks, and moves the rest with two set-based statements.
 */
export async function moveInBulk(
  ctx: Context,
  options: { runId: string; keepLimits: boolean; report: Report },
): Promise<Pick<RunResult, 'moved' | 'skipped'>> {
  await widenMemory(ctx)
  options.report('lock', 1, 4)
  const targets = await listMoveTargets(ctx)
  await lockBooks(ctx, targets.personIds)
  await lockMoves(ctx, { poolIds: targets.poolIds, source: moveSource })
  await skipInactiveTargets(ctx)
  await skipChanged(ctx)
  if (options.keepLimits) while ((await skipOverLimit(ctx)) > 0);
  options.report('move', 2, 4)
  const moved = await moveSet(ctx, moveSource, options.runId)
  await touchBooks(ctx, (await listMoveTargets(ctx)).personIds)
  options.report('finish', 3, 4)
  return { moved, skipped: await countSkipped(ctx) }
}
