import { customerGroupRoutes } from '@zhike/core/customer-groups/api'
import type { BindRoutes } from '../bind-routes.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { getCustomerGroup } from './get-customer-group.ts'
import { listCustomerNames } from './list-customer-names.ts'
import { listSubsidiaries } from './list-subsidiaries.ts'
import { setCustomerParent } from './set-customer-parent.ts'

export const bindCustomerGroupRoutes: BindRoutes = (app) => {
  bindRoute(app, customerGroupRoutes.listCustomerNames, (ctx, { query }) => listCustomerNames(ctx, query.ids))
  bindRoute(app, customerGroupRoutes.getCustomerGroup, (ctx, { params }) => getCustomerGroup(ctx, params.id))
  bindRoute(app, customerGroupRoutes.listSubsidiaries, (ctx, { params, query }) =>
    listSubsidiaries(ctx, params.id, query),
  )
  bindRoute(app, customerGroupRoutes.setCustomerParent, (ctx, { params, body }) =>
    setCustomerParent(ctx, params.id, body.parentId),
  )
}
