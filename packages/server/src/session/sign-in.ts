import { personPhone } from '@zhike/core/people/person-phone'
import { wrongSignIn } from '@zhike/core/session/problems'
import type { Session } from '@zhike/core/session/schema'
import { writeAudit } from '../platform/audit/write-audit.ts'
import type { Auth } from '../platform/auth/auth-of.ts'
import { selectPasswordHash } from '../platform/auth/login-store.ts'
import { verifyPassword } from '../platform/auth/password.ts'
import type { Context } from '../platform/context/context.ts'
import { checkSecondFactor } from '../second-factor/check-second-factor.ts'
import { requirePasswordSignIn } from '../single-sign-on/require-password-sign-in.ts'
import { limitAttempts } from './limit-attempts.ts'
import { openSession } from './open-session.ts'
import { findLogin } from './queries.ts'

/** The hash of no password: trying it costs what trying a real one costs. */
const nobodysHash = `${'0'.repeat(32)}:${'0'.repeat(128)}`

export interface SignInInput {
  identifier: string
  password: string
  remember: boolean
  /** Of the second factor. */
  code?: string | undefined
}

/**
 * Signs in by e-mail, phone or staff number. Unknown name, wrong password and a person without login all get the same
 * answer after the same work. Whoever has a second factor is asked for its code once the password was right.
 */
export async function signIn(
  ctx: Context,
  auth: Auth,
  input: SignInInput,
  requestHeaders: Headers,
): Promise<{ session: Session; headers: Headers }> {
  const attempts = [
    { kind: 'address' as const, of: ctx.actor.ipAddress ?? '' },
    { kind: 'account' as const, of: personPhone(input.identifier) },
  ]
  const { personId } = await limitAttempts(ctx, attempts, async () => {
    const login = await findLogin(ctx, input.identifier, personPhone(input.identifier))
    const hash = await selectPasswordHash(ctx, login?.authUserId ?? '')
    const isRight = await verifyPassword(hash ?? nobodysHash, input.password)
    if (login && hash !== null && isRight) return login
    await auditFailure(ctx, input.identifier)
    throw wrongSignIn()
  })
  await requirePasswordSignIn(ctx, personId)
  const secondFactor = await checkSecondFactor(ctx, personId, input.code)
  const how = { openedBy: 'password' as const, remember: input.remember, ...(secondFactor ? { secondFactor } : {}) }
  return openSession(ctx, auth, personId, how, requestHeaders)
}

/** Somebody known or not: the row is the same and costs the same. What was typed may be erased: it may be a person's. */
async function auditFailure(ctx: Context, identifier: string): Promise<void> {
  await writeAudit(ctx, {
    action: 'session.sign-in-failed',
    subjectType: 'sign-in',
    after: { identifier: identifier.toWellFormed() },
  })
}
