import type { JobRecords } from '../platform/jobs/end-lost-work.ts'
import { markFailed, selectRunsUnderWay } from './run-queries.ts'

export const lostTierRuns: JobRecords = {
  queue: 'run-tiers',
  key: 'runId',
  underWay: selectRunsUnderWay,
  fail: (ctx, id) => markFailed(ctx, id, 'job-lost'),
}
