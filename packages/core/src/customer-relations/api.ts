import { defineRoute } from '../api/route.ts'
import { idParams } from '../kernel/schemas.ts'
import {
  createRelationBody,
  customerRelation,
  customerRelationList,
  patchRelationBody,
  relationParams,
} from './schema.ts'

const tag = 'Relations between customers'

export const listCustomerRelations = defineRoute({
  operationId: 'listCustomerRelations',
  method: 'GET',
  path: '/api/v1/customers/{id}/relations',
  tag,
  summary: 'Other customers that one has to do with, and as what',
  description:
    'Only those inside the data scope; the others are counted. Kinds and their words: setting relations.kinds.',
  permission: 'customer.read',
  params: idParams,
  output: customerRelationList,
  errors: [404, 410],
})

export const createCustomerRelation = defineRoute({
  operationId: 'createCustomerRelation',
  method: 'POST',
  path: '/api/v1/customers/{id}/relations',
  tag,
  summary: 'Record what another customer is to this one; it stands on both pages, each in its direction',
  permission: 'customer.update',
  params: idParams,
  body: createRelationBody,
  status: 201,
  output: customerRelation,
  errors: [404, 409, 410, 422],
})

export const patchCustomerRelation = defineRoute({
  operationId: 'patchCustomerRelation',
  method: 'PATCH',
  path: '/api/v1/customers/{id}/relations/{relationId}',
  tag,
  summary: 'Change a relation, from either of the two customers',
  permission: 'customer.update',
  params: relationParams,
  body: patchRelationBody,
  output: customerRelation,
  errors: [404, 409, 410, 412, 422, 428],
  requiresVersion: true,
})

export const deleteCustomerRelation = defineRoute({
  operationId: 'deleteCustomerRelation',
  method: 'DELETE',
  path: '/api/v1/customers/{id}/relations/{relationId}',
  tag,
  summary: 'Remove a relation, from both pages',
  permission: 'customer.update',
  params: relationParams,
  errors: [404, 410],
})

export const customerRelationRoutes = {
  listCustomerRelations,
  createCustomerRelation,
  patchCustomerRelation,
  deleteCustomerRelation,
}
