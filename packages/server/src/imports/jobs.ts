import { z } from 'zod'
import type { JobHandler } from '../platform/jobs/job-queue.ts'
import { runImport } from './run-import.ts'

const jobData = z.object({ importId: z.uuid() })

/** Queue run-import. May be delivered twice: an import that is done, or that another process works on, is left alone. */
export const runImportJob: JobHandler = async (ctx, data) => {
  await runImport(ctx, jobData.parse(data).importId)
}
