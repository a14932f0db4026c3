import { z } from 'zod'
import type { JobHandler } from '../platform/jobs/job-queue.ts'
import { actorOfEdit } from './queries.ts'
import { runBulkEdit } from './run-bulk-edit.ts'

const jobData = z.object({ bulkEditId: z.uuid() })

/** Queue run-bulk-edit. May be delivered twice, also while the request that asked for it works on it. */
export const runBulkEditJob: JobHandler = async (ctx, data) => {
  const { bulkEditId } = jobData.parse(data)
  const actor = await actorOfEdit(ctx, bulkEditId)
  if (actor) await runBulkEdit({ ...ctx, actor }, bulkEditId)
}
