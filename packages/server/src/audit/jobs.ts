import type { JobHandler } from '../platform/jobs/job-queue.ts'
import { sealAudit } from './seal-audit.ts'

export const sealAuditJob: JobHandler = async (ctx, _data, signal) => {
  await sealAudit(ctx, { signal })
}
