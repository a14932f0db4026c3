import type { JobRecords } from '../platform/jobs/end-lost-work.ts'
import { selectExportsUnderWay } from './queries.ts'
import { failExport } from './run-export.ts'

export const lostExports: JobRecords = {
  queue: 'run-export',
  key: 'exportId',
  underWay: selectExportsUnderWay,
  fail: failExport,
}
