import type { JobHandler } from '../platform/jobs/job-queue.ts'
import { keepCheck } from './keep-check.ts'
import { sealAudit } from './seal-audit.ts'

export const sealAuditJob: JobHandler = async (ctx, _data, signal) => {
  await sealAudit(ctx, { signal })
}

/** What is not sealed yet is sealed first, so that the check covers all there is. */
export const checkAuditJob: JobHandler = async (ctx, _data, signal) => {
  await sealAudit(ctx, { signal })
  await keepCheck(ctx)
}
