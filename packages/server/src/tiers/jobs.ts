import { z } from 'zod'
import type { JobHandler } from '../platform/jobs/job-queue.ts'
import { calculateTiers } from './calculate-tiers.ts'

const jobData = z.object({ runId: z.uuid() })

export const runTiersJob: JobHandler = async (ctx, data) => {
  await calculateTiers(ctx, jobData.parse(data).runId)
}
