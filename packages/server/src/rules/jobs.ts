import { Problem } from '@zhike/core/kernel/problem'
import type { JobHandler } from '../platform/jobs/job-queue.ts'
import { carryOutRun } from './carry-out-run.ts'
import { actAsAuthor } from './act-as-author.ts'

/** A run too large to wait for. What was refused for a reason stays refused; anything else is tried again. */
export const runOwnershipJob: JobHandler = async (ctx, data) => {
  const runId = String(data.runId)
  try {
    await carryOutRun(await actAsAuthor(ctx, runId), runId)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    ctx.log.warn({ runId, code: error.code }, 'ownership run refused')
  }
}
