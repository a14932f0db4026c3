import {
  listFoundCustomers as foundRoute,
  search as searchRoute,
  searchEverything as everythingRoute,
} from '@zhike/core/search/api'
import type { BindRoutes } from '../bind-routes.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { listFoundCustomers } from './list-found-customers.ts'
import { searchEverything } from './search-everything.ts'
import { search } from './search.ts'

export const bindSearchRoutes: BindRoutes = (app) => {
  bindRoute(app, searchRoute, (ctx, { query }) => search(ctx, query.q, query.limit))
  bindRoute(app, everythingRoute, (ctx, { query }) => searchEverything(ctx, query.q, query.limit))
  bindRoute(app, foundRoute, (ctx, { query }) => listFoundCustomers(ctx, query.ids))
}
