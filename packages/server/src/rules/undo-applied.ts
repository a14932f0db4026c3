import { notFound } from '@zhike/core/kernel/problems'
import { requireDefaultPool } from '../ownership/require-pool.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import type { Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { widenMemory } from './bulk-decision-queries.ts'
import type { Report } from './report.ts'
import { moveInBulk } from './move-in-bulk.ts'
import { countElsewhere, loadUndoMoves, saveUndoMoves } from './move-queries.ts'
import { finishRun, lockRuns, type RunRow } from './run-queries.ts'

/**
 * Undoes an applied run: its tenures that are still open go back. What people held before they get back even beyond
 * their limit, which is theirs to hold to for what is new.
 */
export async function undoApplied(ctx: Context, run: RunRow, report: Report): Promise<void> {
  const { ofRunId } = run
  if (!ofRunId) throw notFound({ id: run.id })
  await transaction(ctx, async (ctx) => {
    report('wait', 0, 4)
    await lockRuns(ctx)
    await widenMemory(ctx)
    const defaultPool = await requireDefaultPool(ctx)
    await loadUndoMoves(ctx, ofRunId, defaultPool.id)
    const moved = await moveInBulk(ctx, { runId: run.id, keepLimits: false, report })
    const result = { ...moved, toPoolInstead: await countElsewhere(ctx) }
    await saveUndoMoves(ctx, run.id)
    await writeAudit(ctx, {
      action: 'rules.undo',
      subjectType: 'ownership-run',
      subjectId: run.id,
      summary: { undone: ofRunId, ...result },
    })
    await emitEvent(ctx, 'ownership.moved', { reasonCode: 'run-undone', count: result.moved })
    await finishRun(ctx, run.id, result)
  })
}
