import { notFound } from '@zhike/core/kernel/problems'
import { Problem } from '@zhike/core/kernel/problem'
import type { Context } from '../platform/context/context.ts'
import { applyPreview } from './apply-preview.ts'
import { computePreview } from './compute-preview.ts'
import { findRun, markFailed, markRunning, saveProgress, type RunRow } from './run-queries.ts'
import type { Report } from './report.ts'
import { undoApplied } from './undo-applied.ts'

const kinds: Record<RunRow['kind'], (ctx: Context, run: RunRow, report: Report) => Promise<void>> = {
  preview: computePreview,
  apply: applyPreview,
  undo: undoApplied,
}

/**
 * Carries out a recorded run in one transaction. Progress is written beside it, so that others see it. Called again
 * after a crash it begins anew: nothing of the first attempt was committed; a run that is done stays done.
 */
export async function carryOutRun(ctx: Context, runId: string): Promise<void> {
  const run = await findRun(ctx, runId)
  if (!run) throw notFound({ id: runId })
  if (run.state === 'done' || run.state === 'cancelled') return
  await markRunning(ctx, runId)
  try {
    await kinds[run.kind](ctx, run, (phase, done, total) => {
      saveProgress(ctx, runId, { phase, done, total }).catch((error: unknown) => {
        ctx.log.warn({ err: error, runId }, 'progress not written')
      })
    })
  } catch (error) {
    const text = error instanceof Problem ? error.text(ctx.locale) : String(error)
    await markFailed(ctx, runId, text)
    throw error
  }
}
