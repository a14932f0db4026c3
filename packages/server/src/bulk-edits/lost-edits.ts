import type { JobRecords } from '../platform/jobs/end-lost-work.ts'
import { markLost, selectEditsUnderWay } from './queries.ts'

/** What was changed until then stays changed, and can be undone. */
export const lostBulkEdits: JobRecords = {
  queue: 'run-bulk-edit',
  key: 'bulkEditId',
  underWay: selectEditsUnderWay,
  fail: markLost,
}
