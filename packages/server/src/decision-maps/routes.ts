import { decisionMapRoutes } from '@zhike/core/decision-maps/api'
import type { BindRoutes } from '../bind-routes.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { getDecisionMap } from './get-decision-map.ts'
import { putDecisionRole } from './put-decision-role.ts'

export const bindDecisionMapRoutes: BindRoutes = (app) => {
  bindRoute(app, decisionMapRoutes.getDecisionMap, (ctx, { params }) => getDecisionMap(ctx, params.id))
  bindRoute(app, decisionMapRoutes.putDecisionRole, (ctx, { params, body }) =>
    putDecisionRole(ctx, params.id, params.contactId, body),
  )
}
