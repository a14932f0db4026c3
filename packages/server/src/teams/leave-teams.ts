import type { Context } from '../platform/context/context.ts'
import { removeFromTeams } from './queries.ts'

/** Somebody is deactivated: the teams go on without them. Called in that transaction. */
export function leaveTeams(ctx: Context, personId: string): Promise<void> {
  return removeFromTeams(ctx, personId)
}
