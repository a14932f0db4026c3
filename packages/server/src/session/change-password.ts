import { samePassword, wrongPassword } from '@zhike/core/session/problems'
import { endLinks } from '../access-links/end-links.ts'
import { checkNewPassword } from '../people/check-new-password.ts'
import { settlePassword } from '../people/settle-password.ts'
import { deleteSessions, selectPasswordHash, updatePassword } from '../platform/auth/login-store.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { hashPassword, verifyPassword } from '../platform/auth/password.ts'
import type { Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { limitAttempts } from './limit-attempts.ts'
import { ownLogin } from './own-login.ts'
import { selectSignedInPerson } from './queries.ts'

/** Changes my password. Guessing the current one is limited like signing in; every other session ends. */
export async function changePassword(
  ctx: Context,
  input: { currentPassword: string; newPassword: string },
): Promise<void> {
  const { personId, authUserId } = await ownLogin(ctx)
  await limitAttempts(ctx, [{ kind: 'account', of: `password:${personId}` }], async () => {
    const hash = await selectPasswordHash(ctx, authUserId)
    if (hash === null || !(await verifyPassword(hash, input.currentPassword))) {
      await writeAudit(ctx, { action: 'person.change-password-failed', subjectType: 'person', subjectId: personId })
      throw wrongPassword()
    }
  })
  if (input.newPassword === input.currentPassword) throw samePassword()
  await checkNewPassword(ctx, input.newPassword, await selectSignedInPerson(ctx, personId))
  const passwordHash = await hashPassword(input.newPassword)
  await transaction(ctx, async (ctx) => {
    await updatePassword(ctx, authUserId, passwordHash)
    await settlePassword(ctx, personId)
    await endLinks(ctx, personId)
    const ended = await deleteSessions(ctx, authUserId, ctx.actor.sessionId)
    await writeAudit(ctx, {
      action: 'person.change-password',
      subjectType: 'person',
      subjectId: personId,
      summary: { ended },
    })
  })
}
