import { z } from 'zod'
import type { JobHandler } from '../platform/jobs/job-queue.ts'
import { runErasure } from './run-erasure.ts'

const jobData = z.object({ requestId: z.uuid() })

/** Queue erase-person. May be delivered twice. */
export const erasePersonJob: JobHandler = async (ctx, data) => {
  await runErasure(ctx, jobData.parse(data).requestId)
}
