import { notFound } from '@zhike/core/kernel/problems'
import { mailNotToRetry } from '@zhike/core/mail/problems'
import type { OutgoingMail } from '@zhike/core/mail/schema'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { requeueMail, selectOutgoingMails } from './queries.ts'

/** An administrator mended what was wrong: the mail goes again at once. */
export async function retryMail(ctx: Context, id: string): Promise<OutgoingMail> {
  requirePermission(ctx, 'settings.manage')
  return transaction(ctx, async (ctx) => {
    const [mail] = await selectOutgoingMails(ctx, { id, limit: 1 })
    if (!mail) throw notFound({ id })
    if (!mail.canRetry) throw mailNotToRetry()
    await requeueMail(ctx, id)
    await ctx.services.queue.add(ctx.db, 'send-mail', { id })
    await writeAudit(ctx, { action: 'mail.retry', subjectType: 'person', subjectId: mail.personId })
    return { ...mail, state: 'queued', attempts: 0 }
  })
}
