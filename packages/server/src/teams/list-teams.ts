import type { Team } from '@zhike/core/teams/schema'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { selectTeams } from './queries.ts'

export async function listTeams(ctx: Context): Promise<{ items: Team[] }> {
  requirePermission(ctx, 'person.read')
  return { items: await selectTeams(ctx) }
}
