import * as api from '@zhike/core/today/api'
import type { BindRoutes } from '../bind-routes.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { getTodayNumbers } from './get-today-numbers.ts'
import { getToday } from './get-today.ts'

export const bindTodayRoutes: BindRoutes = (app) => {
  bindRoute(app, api.getToday, (ctx, { query }) => getToday(ctx, query.who))
  bindRoute(app, api.getTodayNumbers, (ctx, { query }) => getTodayNumbers(ctx, query.who))
}
