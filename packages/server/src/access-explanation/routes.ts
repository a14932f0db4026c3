import { explainAccess as explainAccessRoute } from '@zhike/core/access-explanation/api'
import type { BindRoutes } from '../bind-routes.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { explainAccess } from './explain-access.ts'

export const bindAccessExplanationRoutes: BindRoutes = (app) => {
  bindRoute(app, explainAccessRoute, (ctx, { query }) => explainAccess(ctx, query))
}
