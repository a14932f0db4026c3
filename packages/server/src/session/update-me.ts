import { notSignedIn } from '@zhike/core/kernel/problems'
import type { MyPatch } from '@zhike/core/people/schema'
import type { Session } from '@zhike/core/session/schema'
import { updateOwnPerson } from '../people/update-own-person.ts'
import type { Context } from '../platform/context/context.ts'
import { currentSession } from './current-session.ts'

/** My own name, language and theme. */
export async function updateMe(ctx: Context, patch: MyPatch): Promise<Session> {
  if (!ctx.actor.personId) throw notSignedIn()
  await updateOwnPerson(ctx, ctx.actor.personId, patch)
  return currentSession(ctx)
}
