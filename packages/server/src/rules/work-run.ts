import { notFound } from '@zhike/core/kernel/problems'
import type { Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { applyPreview } from './apply-preview.ts'
import { computePreview } from './compute-preview.ts'
import type { Report } from './report.ts'
import { findRun, lockRun, type RunRow } from './run-queries.ts'
import { undoApplied } from './undo-applied.ts'

const kinds: Record<RunRow['kind'], (ctx: Context, run: RunRow, report: Report) => Promise<void>> = {
  preview: computePreview,
  apply: applyPreview,
  undo: undoApplied,
}

/** The work of a run in one transaction. Whoever comes second, after a crash or by mistake, finds it done. */
export async function workRun(ctx: Context, runId: string, report: Report): Promise<void> {
  await transaction(ctx, async (ctx) => {
    await lockRun(ctx, runId)
    const run = await findRun(ctx, runId)
    if (!run) throw notFound({ id: runId })
    if (run.state !== 'done' && run.state !== 'cancelled') await kinds[run.kind](ctx, run, report)
  })
}
