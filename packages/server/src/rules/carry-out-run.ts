import { Problem } from '@zhike/core/kernel/problem'
import type { Context } from '../platform/context/context.ts'
import { markFailed, markRunning, saveProgress } from './run-queries.ts'
import { workRun } from './work-run.ts'

/** Carries out a recorded run in a job: state and progress are written beside its transaction, for others to see. */
export async function carryOutRun(ctx: Context, runId: string): Promise<void> {
  await markRunning(ctx, runId)
  try {
    await workRun(ctx, runId, (phase, done, total) => {
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
