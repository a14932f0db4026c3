import { wrongPassword } from '@zhike/core/session/problems'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { selectPasswordHash } from '../platform/auth/login-store.ts'
import { verifyPassword } from '../platform/auth/password.ts'
import type { Context } from '../platform/context/context.ts'
import { limitAttempts } from './limit-attempts.ts'

/** Asks whoever is signed in for the password again; guessing it is limited like signing in. */
export async function checkOwnPassword(
  ctx: Context,
  login: { personId: string; authUserId: string },
  password: string,
): Promise<void> {
  await limitAttempts(ctx, [{ kind: 'account', of: `password:${login.personId}` }], async () => {
    const hash = await selectPasswordHash(ctx, login.authUserId)
    if (hash !== null && (await verifyPassword(hash, password))) return
    await writeAudit(ctx, {
      action: 'person.change-password-failed',
      subjectType: 'person',
      subjectId: login.personId,
    })
    throw wrongPassword()
  })
}
