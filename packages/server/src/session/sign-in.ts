import { personPhone } from '@zhike/core/people/person-phone'
import { wrongSignIn } from '@zhike/core/session/problems'
import type { Session } from '@zhike/core/session/schema'
import { isAPIError } from 'better-auth/api'
import { writeAudit } from '../platform/audit/write-audit.ts'
import type { Auth } from '../platform/auth/auth-of.ts'
import type { Context } from '../platform/context/context.ts'
import { asPerson } from './as-person.ts'
import { currentSession } from './current-session.ts'
import { limitAttempts } from './limit-attempts.ts'
import { findLogin, sweepSignIn } from './queries.ts'

/** Nobody has this address; trying it costs what trying a real one costs. */
const nobody = 'nobody@people.invalid'

export interface SignInInput {
  identifier: string
  password: string
  remember: boolean
}

/**
 * Signs in by e-mail, phone or staff number. Unknown name, wrong password and a person without login all get the same
 * answer after the same work.
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
  const { personId, headers } = await limitAttempts(ctx, attempts, async () => {
    const login = await findLogin(ctx, input.identifier, personPhone(input.identifier))
    const headers = await tryPassword(auth, login?.personId, input, requestHeaders)
    if (!login || !headers) {
      await auditFailure(ctx, input.identifier)
      throw wrongSignIn()
    }
    return { personId: login.personId, headers }
  })
  await sweepSignIn(ctx)
  const signedIn = await asPerson(ctx, personId)
  await writeAudit(signedIn, { action: 'session.sign-in', subjectType: 'person', subjectId: personId })
  return { session: await currentSession(signedIn), headers }
}

/** Somebody known or not: the row is the same and costs the same. What was typed may be erased: it may be a person's. */
async function auditFailure(ctx: Context, identifier: string): Promise<void> {
  await writeAudit(ctx, {
    action: 'session.sign-in-failed',
    subjectType: 'sign-in',
    after: { identifier: identifier.toWellFormed() },
  })
}

async function tryPassword(
  auth: Auth,
  personId: string | undefined,
  input: SignInInput,
  requestHeaders: Headers,
): Promise<Headers | null> {
  try {
    const { headers } = await auth.api.signInEmail({
      body: {
        email: personId === undefined ? nobody : `${personId}@people.invalid`,
        password: input.password,
        rememberMe: input.remember,
      },
      headers: requestHeaders,
      returnHeaders: true,
    })
    return headers
  } catch (error) {
    if (isAPIError(error) && error.statusCode === 401) return null
    throw error
  }
}
