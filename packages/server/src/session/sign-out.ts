import { writeAudit } from '../platform/audit/write-audit.ts'
import type { Auth } from '../platform/auth/auth-of.ts'
import type { Context } from '../platform/context/context.ts'
import { deleteOwnSession } from './queries.ts'

/** Ends the session and clears its cookies; without a session there is nothing to do. */
export async function signOut(ctx: Context, auth: Auth, requestHeaders: Headers): Promise<Headers> {
  if (ctx.actor.sessionId !== null) {
    await writeAudit(ctx, { action: 'session.sign-out', subjectType: 'person', subjectId: ctx.actor.personId })
    // Also where the cookie was signed with an earlier secret, which better-auth does not know.
    await deleteOwnSession(ctx)
  }
  const { headers } = await auth.api.signOut({ headers: requestHeaders, returnHeaders: true })
  return headers
}
