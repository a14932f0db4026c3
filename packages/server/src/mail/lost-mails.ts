import type { JobRecords } from '../platform/jobs/end-lost-work.ts'
import { noteMailFailure, selectMailsUnderWay } from './queries.ts'

/** Whether the last attempt went through nobody knows: an administrator may send it again. */
export const lostMails: JobRecords = {
  queue: 'send-mail',
  key: 'id',
  underWay: selectMailsUnderWay,
  fail: (ctx, id) => noteMailFailure(ctx, id, { reason: 'unreachable', answer: '' }, true),
}
