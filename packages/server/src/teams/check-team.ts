import { teamNameTaken, unknownMember } from '@zhike/core/teams/problems'
import type { Context } from '../platform/context/context.ts'
import { findStrangers, findTeamByName } from './queries.ts'

/** A team has a name of its own and active people only. */
export async function checkTeam(
  ctx: Context,
  team: { id: string; name: string },
  newcomerIds: readonly string[],
): Promise<void> {
  if (await findTeamByName(ctx, team.name, team.id)) throw teamNameTaken({ name: team.name })
  const [stranger] = await findStrangers(ctx, newcomerIds)
  if (stranger !== undefined) throw unknownMember({ person: stranger })
}
