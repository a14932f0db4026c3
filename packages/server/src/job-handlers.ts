import type { JobHandlers } from './platform/jobs/job-queue.ts'
import { runTiersJob } from './tiers/jobs.ts'

/** Every queue's worker, one line each. */
export const jobHandlers: JobHandlers = {
  'run-tiers': runTiersJob,
}
