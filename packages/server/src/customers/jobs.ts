import type { JobHandler } from '../platform/jobs/job-queue.ts'
import { refreshCompleteness, refreshCompletenessOfImport } from './refresh-completeness.ts'

/** After an import: of what it brought; after a change of the weights: of everybody. */
export const refreshCompletenessJob: JobHandler = async (ctx, data) => {
  const { importId } = data
  if (typeof importId === 'string') await refreshCompletenessOfImport(ctx, importId)
  else await refreshCompleteness(ctx)
}
