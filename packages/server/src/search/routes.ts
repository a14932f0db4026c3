import { search as searchRoute } from '@zhike/core/search/api'
import type { BindRoutes } from '../bind-routes.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { search } from './search.ts'

export const bindSearchRoutes: BindRoutes = (app) => {
  bindRoute(app, searchRoute, (ctx, { query }) => search(ctx, query.q, query.limit))
}
