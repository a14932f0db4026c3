import { teamRoutes } from '@zhike/core/teams/api'
import type { BindRoutes } from '../bind-routes.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { createTeam } from './create-team.ts'
import { deleteTeam } from './delete-team.ts'
import { getTeam } from './get-team.ts'
import { listTeams } from './list-teams.ts'
import { updateTeam } from './update-team.ts'

export const bindTeamRoutes: BindRoutes = (app) => {
  bindRoute(app, teamRoutes.listTeams, (ctx) => listTeams(ctx))
  bindRoute(app, teamRoutes.getTeam, (ctx, { params }) => getTeam(ctx, params.id))
  bindRoute(app, teamRoutes.createTeam, (ctx, { body }) => createTeam(ctx, body))
  bindRoute(app, teamRoutes.updateTeam, (ctx, { params, body, version }) => updateTeam(ctx, params.id, body, version))
  bindRoute(app, teamRoutes.deleteTeam, (ctx, { params }) => deleteTeam(ctx, params.id))
}
