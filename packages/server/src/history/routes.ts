import { historyRoutes } from '@zhike/core/history/api'
import type { BindRoutes } from '../bind-routes.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { listHistory } from './list-history.ts'

export const bindHistoryRoutes: BindRoutes = (app) => {
  bindRoute(app, historyRoutes.listHistory, (ctx, { params, query }) => listHistory(ctx, params.id, query))
}
