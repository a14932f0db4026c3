import { runLost } from '@zhike/core/rules/problems'
import type { JobRecords } from '../platform/jobs/end-lost-work.ts'
import { markFailed, selectRunsUnderWay } from './run-queries.ts'

/** It was one transaction: nobody was moved. */
export const lostOwnershipRuns: JobRecords = {
  queue: 'run-ownership',
  key: 'runId',
  underWay: selectRunsUnderWay,
  fail: (ctx, id) => markFailed(ctx, id, runLost().text(ctx.locale)),
}
