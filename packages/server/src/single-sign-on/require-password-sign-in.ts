import { passwordSwitchedOff } from '@zhike/core/single-sign-on/problems'
import type { Context } from '../platform/context/context.ts'
import { selectPasswordForbiddenBy } from './queries.ts'

/** Asked after a right password, so that it tells nothing to whoever guesses. */
export async function requirePasswordSignIn(ctx: Context, personId: string): Promise<void> {
  const label = await selectPasswordForbiddenBy(ctx, personId)
  if (label !== undefined) throw passwordSwitchedOff({ label })
}
