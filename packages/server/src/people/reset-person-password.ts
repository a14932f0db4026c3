import { temporaryPassword } from '@zhike/core/people/random-word'
import { endLinks } from '../access-links/end-links.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { hashPassword } from '../platform/auth/password.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { deleteSessions, insertLogin, updatePassword } from '../platform/auth/login-store.ts'
import { liftLocks } from '../session/lift-locks.ts'
import { checkNewPassword } from './check-new-password.ts'
import { personToLetIn } from './person-to-let-in.ts'
import { bumpPerson } from './queries.ts'

/** Gives a person a login, or the login a new password: every session ends, since somebody else may have the old one. */
export async function resetPersonPassword(
  ctx: Context,
  id: string,
  given?: string,
): Promise<{ temporaryPassword: string | null }> {
  requirePermission(ctx, 'person.manage')
  const made = given === undefined ? temporaryPassword() : null
  const passwordHash = await hashPassword(given ?? made ?? '')
  return transaction(ctx, async (ctx) => {
    const person = await personToLetIn(ctx, id)
    if (given !== undefined) await checkNewPassword(ctx, given, person)
    if (person.authUserId) {
      await updatePassword(ctx, person.authUserId, passwordHash)
      await deleteSessions(ctx, person.authUserId)
    } else {
      await insertLogin(ctx, id, person.name, passwordHash)
    }
    await bumpPerson(ctx, id, { mustChangePassword: made !== null })
    await endLinks(ctx, id)
    await liftLocks(ctx, [person.email, person.phone, person.staffNumber])
    await writeAudit(ctx, {
      action: person.authUserId ? 'person.reset-password' : 'person.add-login',
      subjectType: 'person',
      subjectId: id,
    })
    return { temporaryPassword: made }
  })
}
