import { wrongSignIn } from '@zhike/core/session/problems'
import type { Session, SessionOrigin } from '@zhike/core/session/schema'
import { writeAudit } from '../platform/audit/write-audit.ts'
import type { Auth } from '../platform/auth/auth-of.ts'
import type { Context } from '../platform/context/context.ts'
import { asPerson } from './as-person.ts'
import { currentSession } from './current-session.ts'
import { selectSignedInPerson, sweepSignIn } from './queries.ts'

export interface HowSignedIn {
  openedBy: SessionOrigin
  /** For 30 days; else until the browser closes, a day at most. */
  remember: boolean
  /** Told in the audit: which second factor, which provider. */
  secondFactor?: string
  provider?: string
}

/** Signs somebody in: the caller has made sure who it is. */
export async function openSession(
  ctx: Context,
  auth: Auth,
  personId: string,
  how: HowSignedIn,
  requestHeaders: Headers,
): Promise<{ session: Session; headers: Headers }> {
  const { authUserId } = await selectSignedInPerson(ctx, personId)
  if (authUserId === null) throw wrongSignIn()
  await sweepSignIn(ctx)
  const { openedBy, remember, ...told } = how
  const { headers, response } = await auth.api.openSession({
    body: { userId: authUserId, remember, openedBy },
    headers: requestHeaders,
    returnHeaders: true,
  })
  const signedIn = await asPerson(ctx, personId, response.sessionId)
  await writeAudit(signedIn, {
    action: 'session.sign-in',
    subjectType: 'person',
    subjectId: personId,
    summary: { ...(openedBy === 'password' ? {} : { how: openedBy }), ...told },
  })
  return { session: await currentSession(signedIn), headers }
}
