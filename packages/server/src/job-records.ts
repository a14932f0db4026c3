import { lostBackups } from './backup/lost-runs.ts'
import { lostBulkEdits } from './bulk-edits/lost-edits.ts'
import { lostScans } from './duplicates/lost-scans.ts'
import { lostExports } from './exports/lost-exports.ts'
import { lostImports } from './imports/lost-imports.ts'
import { lostMails } from './mail/lost-mails.ts'
import { lostMerges } from './merges/lost-merges.ts'
import type { JobRecords } from './platform/jobs/end-lost-work.ts'
import { lostErasures } from './privacy/lost-erasures.ts'
import { lostOwnershipRuns } from './rules/lost-runs.ts'
import { lostTierRuns } from './tiers/lost-runs.ts'

/** Every record that a job works on, one line each: none stays under way when its job is gone. */
export const jobRecords: readonly JobRecords[] = [
  lostBackups,
  lostBulkEdits,
  lostErasures,
  lostExports,
  lostImports,
  lostMails,
  lostMerges,
  lostOwnershipRuns,
  lostScans,
  lostTierRuns,
]
