import type { JobRecords } from '../platform/jobs/end-lost-work.ts'
import { endScan, selectScansUnderWay } from './record-queries.ts'

export const lostScans: JobRecords = {
  queue: 'scan-duplicates',
  key: 'scanId',
  underWay: selectScansUnderWay,
  fail: (ctx, id) => endScan(ctx, id, { state: 'failed', error: 'job-lost' }),
}
