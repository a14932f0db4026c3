import type { TestMailResult } from '@zhike/core/mail/schema'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { deliverMail, MailFailure } from '../platform/mail/deliver-mail.ts'
import { readMailAccount } from '../platform/mail/mail-account.ts'
import { testMail } from './test-mail.ts'

/** Sends a mail at once, with somebody waiting, and tells what the server said. */
export async function sendTestMail(ctx: Context, to: string): Promise<TestMailResult> {
  requirePermission(ctx, 'settings.manage')
  const account = await readMailAccount(ctx)
  const result = await attempt(() => deliverMail(account, to, testMail(ctx.locale, ctx.company.name)))
  await writeAudit(ctx, {
    action: 'mail-settings.test',
    subjectType: 'mail-settings',
    summary: { isDelivered: result.isDelivered, reason: result.reason },
    after: { to, answer: result.answer },
  })
  return result
}

async function attempt(send: () => Promise<string>): Promise<TestMailResult> {
  try {
    return { isDelivered: true, reason: null, answer: await send() }
  } catch (error) {
    if (!(error instanceof MailFailure)) throw error
    return { isDelivered: false, reason: error.reason, answer: error.answer }
  }
}
