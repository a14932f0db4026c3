import type { JobHandlers } from './platform/jobs/job-queue.ts'

/** Every queue's worker, one line each. */
export const jobHandlers: JobHandlers = {}
