import { Problem } from '@zhike/core/kernel/problem'
import { mailPasswordLost } from '@zhike/core/mail/problems'
import { now, type Context } from '../platform/context/context.ts'
import { deliverMail, MailFailure } from '../platform/mail/deliver-mail.ts'
import { readMailAccount } from '../platform/mail/mail-account.ts'
import { openMailContent } from '../platform/mail/queue-mail.ts'
import { markMailSent, noteMailFailure, selectQueuedMail } from './queries.ts'

/** As often as the queue calls: once and fourteen times again. */
export const mostAttempts = 15

/**
 * Sends one queued mail. What may pass by itself (server down, busy, wrong password until somebody mends it) is thrown,
 * so that the queue tries again later; what stays is kept with the mail, where administrators see it.
 */
export async function sendQueuedMail(ctx: Context, id: string): Promise<void> {
  const mail = await selectQueuedMail(ctx, id)
  if (!mail) return
  const isLast = mail.attempts + 1 >= mostAttempts
  if (mail.isPointless || Date.parse(mail.expiresAt) <= now(ctx).getTime()) {
    return noteMailFailure(ctx, id, { reason: 'expired', answer: '' }, true)
  }
  const content = mail.contentSealed === null ? null : openMailContent(ctx, mail.contentSealed)
  if (content === null) return noteMailFailure(ctx, id, { reason: 'secret-changed', answer: '' }, true)
  try {
    await markMailSent(ctx, id, await deliverMail(await readMailAccount(ctx), mail.toAddress, content))
  } catch (error) {
    const failure = asFailure(error)
    if (failure === null) throw error
    const isOver = failure.isFinal || isLast
    await noteMailFailure(ctx, id, failure, isOver)
    if (!isOver) throw failure
    ctx.log.error({ mail: id, reason: failure.reason, answer: failure.answer }, 'a mail was given up')
  }
}

/** What an administrator can mend while the mail waits. */
function asFailure(error: unknown): MailFailure | null {
  if (error instanceof MailFailure) return error
  if (!(error instanceof Problem)) return null
  const reason = error.definition === mailPasswordLost.definition ? 'secret-changed' : 'no-settings'
  return new MailFailure(reason, '', false)
}
