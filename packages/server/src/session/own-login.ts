import { notSignedIn } from '@zhike/core/kernel/problems'
import { needsSignIn } from '@zhike/core/session/problems'
import type { Context } from '../platform/context/context.ts'
import { selectSignedInPerson } from './queries.ts'

/** The person and login behind a browser session; what an API key must not do begins here. */
export async function ownLogin(ctx: Context): Promise<{ personId: string; authUserId: string }> {
  const { personId, sessionId } = ctx.actor
  if (!personId) throw notSignedIn()
  if (sessionId === null) throw needsSignIn()
  const { authUserId } = await selectSignedInPerson(ctx, personId)
  if (authUserId === null) throw needsSignIn()
  return { personId, authUserId }
}
