import { z } from 'zod'
import type { JobHandler } from '../platform/jobs/job-queue.ts'
import { carryOutScan } from './carry-out-scan.ts'

const jobData = z.object({ scanId: z.uuid() })

export const scanDuplicatesJob: JobHandler = async (ctx, data, signal) => {
  await carryOutScan(ctx, jobData.parse(data).scanId, signal)
}
