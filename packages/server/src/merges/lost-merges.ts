import { mergeLost } from '@zhike/core/merges/problems'
import type { JobRecords } from '../platform/jobs/end-lost-work.ts'
import { markFailed, selectMergesUnderWay } from './merge-queries.ts'

/** It was one transaction, so nothing was merged; one that was being undone stands. */
export const lostMerges: JobRecords = {
  queue: 'run-merge',
  key: 'mergeId',
  underWay: selectMergesUnderWay,
  fail: (ctx, id) => markFailed(ctx, id, mergeLost().text(ctx.locale)),
}
