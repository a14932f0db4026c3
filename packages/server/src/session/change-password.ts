import { samePassword } from '@zhike/core/session/problems'
import { endLinks } from '../access-links/end-links.ts'
import { checkNewPassword } from '../people/check-new-password.ts'
import { settlePassword } from '../people/settle-password.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import type { Auth } from '../platform/auth/auth-of.ts'
import { deleteSessions, updatePassword } from '../platform/auth/login-store.ts'
import { hashPassword } from '../platform/auth/password.ts'
import type { Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { checkOwnPassword } from './check-own-password.ts'
import { ownLogin } from './own-login.ts'
import { selectSessionOrigin, selectSignedInPerson } from './queries.ts'

/**
 * Changes my password. Guessing the current one is limited like signing in. Every session ends, this one too, since its
 * id may be what was stolen; the browser that asked gets a new one.
 */
export async function changePassword(
  ctx: Context,
  auth: Auth,
  input: { currentPassword: string; newPassword: string },
  request: { headers: Headers; isRemembered: boolean },
): Promise<Headers> {
  const login = await ownLogin(ctx)
  await checkOwnPassword(ctx, login, input.currentPassword)
  if (input.newPassword === input.currentPassword) throw samePassword()
  await checkNewPassword(ctx, input.newPassword, await selectSignedInPerson(ctx, login.personId))
  const passwordHash = await hashPassword(input.newPassword)
  const openedBy = await selectSessionOrigin(ctx)
  await transaction(ctx, async (ctx) => {
    await updatePassword(ctx, login.authUserId, passwordHash)
    await settlePassword(ctx, login.personId)
    await endLinks(ctx, login.personId)
    const ended = await deleteSessions(ctx, login.authUserId)
    await writeAudit(ctx, {
      action: 'person.change-password',
      subjectType: 'person',
      subjectId: login.personId,
      summary: { ended },
    })
  })
  const { headers } = await auth.api.openSession({
    body: { userId: login.authUserId, remember: request.isRemembered, openedBy },
    headers: request.headers,
    returnHeaders: true,
  })
  return headers
}
