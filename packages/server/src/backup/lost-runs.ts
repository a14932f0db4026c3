import { backupInterrupted } from '@zhike/core/backup/problems'
import type { JobRecords } from '../platform/jobs/end-lost-work.ts'
import { failRun } from './execute-run.ts'
import { findRun, selectOpenRuns } from './queries.ts'

export const lostBackups: JobRecords = {
  queue: 'run-backup',
  key: 'runId',
  underWay: selectOpenRuns,
  async fail(ctx, id) {
    const run = await findRun(ctx, id)
    if (run) await failRun(ctx, run, backupInterrupted())
  },
}
