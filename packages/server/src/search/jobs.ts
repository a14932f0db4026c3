import type { JobHandler } from '../platform/jobs/job-queue.ts'
import { indexSearch } from './index-search.ts'

export const indexSearchJob: JobHandler = async (ctx, _data, signal) => {
  await indexSearch(ctx, { signal })
}
