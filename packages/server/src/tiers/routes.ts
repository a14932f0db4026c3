import * as routes from '@zhike/core/tiers/api'
import type { BindRoutes } from '../bind-routes.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { getCustomerTier } from './get-customer-tier.ts'
import { getTierRun } from './get-tier-run.ts'
import { getTierScheme } from './get-tier-scheme.ts'
import { listTierCustomers } from './list-tier-customers.ts'
import { listTierRuns } from './list-tier-runs.ts'
import { putTierScheme } from './put-tier-scheme.ts'
import { startTierRun } from './start-tier-run.ts'
import { summariseTiers } from './summarise-tiers.ts'

export const bindTierRoutes: BindRoutes = (app) => {
  bindRoute(app, routes.getTierScheme, (ctx) => getTierScheme(ctx))
  bindRoute(app, routes.putTierScheme, (ctx, { body }) => putTierScheme(ctx, body))
  bindRoute(app, routes.startTierRun, (ctx) => startTierRun(ctx))
  bindRoute(app, routes.listTierRuns, (ctx, { query }) => listTierRuns(ctx, query))
  bindRoute(app, routes.getLatestTierRun, async (ctx, { query }) => ({
    latest: await summariseTiers(ctx, query.departmentId),
  }))
  bindRoute(app, routes.getTierRun, (ctx, { params }) => getTierRun(ctx, params.id))
  bindRoute(app, routes.listTierCustomers, (ctx, { query }) => listTierCustomers(ctx, query))
  bindRoute(app, routes.getCustomerTier, (ctx, { params }) => getCustomerTier(ctx, params.id))
}
