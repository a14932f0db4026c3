import { customerRelationRoutes } from '@zhike/core/customer-relations/api'
import type { BindRoutes } from '../bind-routes.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { createCustomerRelation } from './create-customer-relation.ts'
import { deleteCustomerRelation } from './delete-customer-relation.ts'
import { listCustomerRelations } from './list-customer-relations.ts'
import { updateCustomerRelation } from './update-customer-relation.ts'

export const bindCustomerRelationRoutes: BindRoutes = (app) => {
  bindRoute(app, customerRelationRoutes.listCustomerRelations, (ctx, { params }) =>
    listCustomerRelations(ctx, params.id),
  )
  bindRoute(app, customerRelationRoutes.createCustomerRelation, (ctx, { params, body }) =>
    createCustomerRelation(ctx, params.id, body),
  )
  bindRoute(app, customerRelationRoutes.patchCustomerRelation, (ctx, { params, body, version }) =>
    updateCustomerRelation(ctx, params.id, params.relationId, version, body),
  )
  bindRoute(app, customerRelationRoutes.deleteCustomerRelation, (ctx, { params }) =>
    deleteCustomerRelation(ctx, params.id, params.relationId),
  )
}
