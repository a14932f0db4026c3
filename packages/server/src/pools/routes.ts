import {
  claimCustomers as claimCustomersRoute,
  countPooledCustomers as countPooledCustomersRoute,
  createPool as createPoolRoute,
  deactivatePool as deactivatePoolRoute,
  getPool as getPoolRoute,
  listPooledCustomers as listPooledCustomersRoute,
  listPools as listPoolsRoute,
  patchPool as patchPoolRoute,
  reactivatePool as reactivatePoolRoute,
} from '@zhike/core/pools/api'
import type { BindRoutes } from '../bind-routes.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { claimCustomers } from './claim-customers.ts'
import { createPool } from './create-pool.ts'
import { deactivatePool } from './deactivate-pool.ts'
import { getPool } from './get-pool.ts'
import { countPooledCustomers, listPooledCustomers } from './list-pooled-customers.ts'
import { listPools } from './list-pools.ts'
import { reactivatePool } from './reactivate-pool.ts'
import { updatePool } from './update-pool.ts'

export const bindPoolRoutes: BindRoutes = (app) => {
  bindRoute(app, listPoolsRoute, (ctx, { query }) => listPools(ctx, { includeInactive: query.inactive === 'true' }))
  bindRoute(app, getPoolRoute, (ctx, { params }) => getPool(ctx, params.id))
  bindRoute(app, createPoolRoute, (ctx, { body }) => createPool(ctx, body))
  bindRoute(app, patchPoolRoute, (ctx, { params, body, version }) => updatePool(ctx, params.id, body, version))
  bindRoute(app, deactivatePoolRoute, (ctx, { params }) => deactivatePool(ctx, params.id))
  bindRoute(app, reactivatePoolRoute, (ctx, { params }) => reactivatePool(ctx, params.id))
  bindRoute(app, listPooledCustomersRoute, (ctx, { params, query }) => listPooledCustomers(ctx, params.id, query))
  bindRoute(app, countPooledCustomersRoute, (ctx, { params, query }) => countPooledCustomers(ctx, params.id, query))
  bindRoute(app, claimCustomersRoute, (ctx, { params, body }) => claimCustomers(ctx, params.id, body))
}
