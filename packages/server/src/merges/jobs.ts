import { Problem } from '@zhike/core/kernel/problem'
import { z } from 'zod'
import type { JobHandler } from '../platform/jobs/job-queue.ts'
import { workMerge } from './work-merge.ts'

const jobData = z.object({ mergeId: z.uuid() })

/** Queue run-merge: the merge, and its undoing. What was refused for a reason stays refused; the rest is tried again. */
export const runMergeJob: JobHandler = async (ctx, data) => {
  const { mergeId } = jobData.parse(data)
  try {
    await workMerge(ctx, mergeId)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    ctx.log.warn({ mergeId, code: error.code }, 'merge refused')
  }
}
