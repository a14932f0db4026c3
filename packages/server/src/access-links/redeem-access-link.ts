import type { RedeemLinkInput } from '@zhike/core/access-links/schema'
import { checkNewPassword } from '../people/check-new-password.ts'
import { settlePassword } from '../people/settle-password.ts'
import type { Auth } from '../platform/auth/auth-of.ts'
import { deleteSessions, insertLogin, updatePassword } from '../platform/auth/login-store.ts'
import { hashPassword } from '../platform/auth/password.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import type { Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { asPerson } from '../session/as-person.ts'
import { liftLocks } from '../session/lift-locks.ts'
import { openSession } from '../session/open-session.ts'
import { findOpenLink } from './find-open-link.ts'
import { markLinkUsed, revokeLinks } from './queries.ts'

/**
 * Sets the password of a link, once. Whoever was invited is signed in; after a reset every session is over and the
 * person signs in anew, second factor included.
 */
export async function redeemAccessLink(
  ctx: Context,
  auth: Auth,
  input: RedeemLinkInput,
  requestHeaders: Headers,
): Promise<{ isSignedIn: boolean; headers: Headers | null }> {
  // Everything that may be refused before the slow hash; under the lock the link is looked at again.
  await checkNewPassword(ctx, input.password, await findOpenLink(ctx, input.token, { lock: false }))
  const passwordHash = await hashPassword(input.password)
  const link = await transaction(ctx, async (ctx) => {
    const link = await findOpenLink(ctx, input.token, { lock: true })
    if (link.authUserId === null) {
      await insertLogin(ctx, link.personId, link.name, passwordHash)
    } else {
      await updatePassword(ctx, link.authUserId, passwordHash)
      await deleteSessions(ctx, link.authUserId)
    }
    await markLinkUsed(ctx, link.id)
    await revokeLinks(ctx, link.personId)
    await settlePassword(ctx, link.personId, input.locale)
    await liftLocks(ctx, [link.email, link.phone, link.staffNumber])
    await writeAudit(await asPerson(ctx, link.personId, null), {
      action: link.purpose === 'invitation' ? 'person.accept-invitation' : 'person.reset-own-password',
      subjectType: 'person',
      subjectId: link.personId,
    })
    return link
  })
  if (link.purpose !== 'invitation') return { isSignedIn: false, headers: null }
  const how = { openedBy: 'invitation' as const, remember: true }
  const { headers } = await openSession(ctx, auth, link.personId, how, requestHeaders)
  return { isSignedIn: true, headers }
}
