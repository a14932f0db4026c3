import {
  assignCustomers as assignCustomersRoute,
  getOwnership as getOwnershipRoute,
  listTenures as listTenuresRoute,
  releaseCustomers as releaseCustomersRoute,
} from '@zhike/core/ownership/api'
import type { BindRoutes } from '../bind-routes.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { assignCustomers } from './assign-customers.ts'
import { getOwnership } from './get-ownership.ts'
import { listTenures } from './list-tenures.ts'
import { releaseCustomers } from './release-customers.ts'

export const bindOwnershipRoutes: BindRoutes = (app) => {
  bindRoute(app, getOwnershipRoute, (ctx, { params }) => getOwnership(ctx, params.id))
  bindRoute(app, listTenuresRoute, (ctx, { params, query }) => listTenures(ctx, params.id, query))
  bindRoute(app, releaseCustomersRoute, (ctx, { body }) => releaseCustomers(ctx, body))
  bindRoute(app, assignCustomersRoute, (ctx, { body }) => assignCustomers(ctx, body))
}
