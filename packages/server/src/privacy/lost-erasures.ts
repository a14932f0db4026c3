import type { JobRecords } from '../platform/jobs/end-lost-work.ts'
import { failRequest, selectErasuresUnderWay } from './request-queries.ts'

/** It was one transaction: nothing was erased, and it can be asked for again. */
export const lostErasures: JobRecords = {
  queue: 'erase-person',
  key: 'requestId',
  underWay: selectErasuresUnderWay,
  fail: (ctx, id) => failRequest(ctx, id, 'job-lost'),
}
