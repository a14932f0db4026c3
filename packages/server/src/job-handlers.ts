import { forgottenPasswordJob } from './access-links/jobs.ts'
import { backupClockJob, runBackupJob } from './backup/jobs.ts'
import { runBulkEditJob } from './bulk-edits/jobs.ts'
import { checkAuditJob, sealAuditJob } from './audit/jobs.ts'
import { runExportJob } from './exports/jobs.ts'
import { runImportJob } from './imports/jobs.ts'
import { refreshCompletenessJob } from './customers/jobs.ts'
import { fillCustomFieldJob } from './custom-fields/jobs.ts'
import { runMergeJob } from './merges/jobs.ts'
import { sendMailJob } from './mail/jobs.ts'
import { runNightly } from './nightly/run-nightly.ts'
import { dispatchEvents } from './platform/events/dispatch-events.ts'
import { jobRecords } from './job-records.ts'
import { endLostWork } from './platform/jobs/end-lost-work.ts'
import type { JobHandlers } from './platform/jobs/job-queue.ts'
import { scanDuplicatesJob } from './duplicates/jobs.ts'
import { erasePersonJob } from './privacy/jobs.ts'
import { runOwnershipJob } from './rules/jobs.ts'
import { measureSegmentsJob } from './segments/jobs.ts'
import { indexSearchJob } from './search/jobs.ts'
import { runTiersJob } from './tiers/jobs.ts'

/** Every queue's worker, one line each. */
export const jobHandlers: JobHandlers = {
  'backup-clock': backupClockJob,
  'check-audit': checkAuditJob,
  'dispatch-events': async (ctx) => {
    await dispatchEvents(ctx)
  },
  'fill-custom-field': fillCustomFieldJob,
  'forgotten-password': forgottenPasswordJob,
  'erase-person': erasePersonJob,
  'measure-segments': measureSegmentsJob,
  'index-search': indexSearchJob,
  nightly: runNightly,
  'refresh-completeness': refreshCompletenessJob,
  'run-backup': runBackupJob,
  'run-bulk-edit': runBulkEditJob,
  'run-export': runExportJob,
  'run-import': runImportJob,
  'run-merge': runMergeJob,
  'run-ownership': runOwnershipJob,
  'run-tiers': runTiersJob,
  'scan-duplicates': scanDuplicatesJob,
  'seal-audit': sealAuditJob,
  'send-mail': sendMailJob,
  'watch-jobs': async (ctx) => {
    await endLostWork(ctx, jobRecords)
  },
}
