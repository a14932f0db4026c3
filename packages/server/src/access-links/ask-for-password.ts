import { tooManyRequests } from '@zhike/core/kernel/problems'
import { noMailServer } from '@zhike/core/mail/problems'
import { personPhone } from '@zhike/core/people/person-phone'
import type { Context } from '../platform/context/context.ts'
import { hasMailAccount } from '../platform/mail/mail-account.ts'
import { countAttempts } from '../session/limit-attempts.ts'

/**
 * Somebody forgot a password. Whether the account exists is found out by a job, so that answer and time of the answer
 * are the same for every name.
 */
export async function askForPassword(ctx: Context, identifier: string): Promise<void> {
  const attempts = [
    { kind: 'link-address' as const, of: ctx.actor.ipAddress ?? '' },
    { kind: 'link-account' as const, of: personPhone(identifier) },
  ]
  await countAttempts(ctx, attempts, tooManyRequests)
  if (!(await hasMailAccount(ctx))) throw noMailServer()
  await ctx.services.queue.add(ctx.db, 'forgotten-password', { identifier, ipAddress: ctx.actor.ipAddress })
}
