import { wrongSignIn } from '@zhike/core/session/problems'
import type { Session } from '@zhike/core/session/schema'
import { writeAudit } from '../platform/audit/write-audit.ts'
import type { Auth } from '../platform/auth/auth-of.ts'
import type { Context } from '../platform/context/context.ts'
import { asPerson } from './as-person.ts'
import { currentSession } from './current-session.ts'
import { selectSignedInPerson } from './queries.ts'

/** Signs somebody in without a password: the caller has made sure that this is right. */
export async function openSession(
  ctx: Context,
  auth: Auth,
  personId: string,
  how: 'setup' | 'demo' | 'invitation',
  requestHeaders: Headers,
): Promise<{ session: Session; headers: Headers }> {
  const { authUserId } = await selectSignedInPerson(ctx, personId)
  if (authUserId === null) throw wrongSignIn()
  const { headers } = await auth.api.openSession({
    body: { userId: authUserId },
    headers: requestHeaders,
    returnHeaders: true,
  })
  const signedIn = await asPerson(ctx, personId)
  await writeAudit(signedIn, {
    action: 'session.sign-in',
    subjectType: 'person',
    subjectId: personId,
    summary: { how },
  })
  return { session: await currentSession(signedIn), headers }
}
