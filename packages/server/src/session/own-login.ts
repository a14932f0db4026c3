import { notSignedIn } from '@zhike/core/kernel/problems'
import { needsSignIn } from '@zhike/core/session/problems'
import type { Context } from '../platform/context/context.ts'
import { selectSignedInPerson } from './queries.ts'

export interface OwnLogin {
  personId: string
  authUserId: string
  /** What the person types at the door. */
  signsInAs: string
}

/** The person and login behind a browser session; what an API key must not do begins here. */
export async function ownLogin(ctx: Context): Promise<OwnLogin> {
  const { personId, sessionId } = ctx.actor
  if (!personId) throw notSignedIn()
  if (sessionId === null) throw needsSignIn()
  const { authUserId, email, staffNumber, phone, name } = await selectSignedInPerson(ctx, personId)
  if (authUserId === null) throw needsSignIn()
  return { personId, authUserId, signsInAs: email ?? staffNumber ?? phone ?? name }
}
