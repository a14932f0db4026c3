import type { JobHandler } from '../platform/jobs/job-queue.ts'
import { mailResetLink } from './mail-reset-link.ts'

export const forgottenPasswordJob: JobHandler = (ctx, data) => {
  const ipAddress = typeof data['ipAddress'] === 'string' ? data['ipAddress'] : null
  return mailResetLink({ ...ctx, actor: { ...ctx.actor, ipAddress } }, String(data['identifier']))
}
