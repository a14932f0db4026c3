import { notFound } from '@zhike/core/kernel/problems'
import type { TeamDetail } from '@zhike/core/teams/schema'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { selectTeam } from './queries.ts'

export async function getTeam(ctx: Context, id: string): Promise<TeamDetail> {
  requirePermission(ctx, 'person.read')
  const team = await selectTeam(ctx, id)
  if (!team) throw notFound({ id })
  return team
}
