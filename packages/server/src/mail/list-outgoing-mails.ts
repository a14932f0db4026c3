import type { OutgoingMail } from '@zhike/core/mail/schema'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { selectOutgoingMails } from './queries.ts'

export async function listOutgoingMails(
  ctx: Context,
  filter: { state?: OutgoingMail['state'] | undefined; limit: number },
): Promise<{ items: OutgoingMail[] }> {
  requirePermission(ctx, 'settings.manage')
  return { items: await selectOutgoingMails(ctx, filter) }
}
