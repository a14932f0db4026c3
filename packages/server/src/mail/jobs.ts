import type { JobHandler } from '../platform/jobs/job-queue.ts'
import { sendQueuedMail } from './send-queued-mail.ts'

export const sendMailJob: JobHandler = (ctx, data) => sendQueuedMail(ctx, String(data['id']))
