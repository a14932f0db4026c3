import { notFound } from '@zhike/core/kernel/problems'
import { nothingToSignInWith, personInactive } from '@zhike/core/people/problems'
import { temporaryPassword } from '@zhike/core/people/random-word'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { hashPassword } from '../platform/auth/password.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { deleteSessions, insertLogin, updatePassword } from '../platform/auth/login-store.ts'
import { liftLocks } from '../session/lift-locks.ts'
import { bumpPerson, lockPerson } from './queries.ts'

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
    const person = await lockPerson(ctx, id)
    if (!person) throw notFound({ id })
    if (!person.isActive) throw personInactive({ name: person.name })
    if (!person.email && !person.phone && !person.staffNumber) throw nothingToSignInWith({ name: person.name })
    if (person.authUserId) {
      await updatePassword(ctx, person.authUserId, passwordHash)
      await deleteSessions(ctx, person.authUserId)
    } else {
      await insertLogin(ctx, id, person.name, passwordHash)
    }
    await bumpPerson(ctx, id, {})
    await liftLocks(ctx, [person.email, person.phone, person.staffNumber])
    await writeAudit(ctx, {
      action: person.authUserId ? 'person.reset-password' : 'person.add-login',
      subjectType: 'person',
      subjectId: id,
    })
    return { temporaryPassword: made }
  })
}
