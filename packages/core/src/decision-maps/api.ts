import { defineRoute } from '../api/route.ts'
import { contactParams } from '../contacts/schema.ts'
import { idParams } from '../kernel/schemas.ts'
import { decisionMap, putDecisionRoleBody } from './schema.ts'

const tag = 'Contacts'

export const getDecisionMap = defineRoute({
  operationId: 'getDecisionMap',
  method: 'GET',
  path: '/api/v1/customers/{id}/decision-map',
  tag,
  summary: 'Who decides at a customer: roles and attitudes of its contacts, who reports to whom, who influences whom',
  permission: 'customer.read',
  params: idParams,
  output: decisionMap,
  errors: [404, 410],
})

export const putDecisionRole = defineRoute({
  operationId: 'putDecisionRole',
  method: 'PUT',
  path: '/api/v1/customers/{id}/contacts/{contactId}/decision-role',
  tag,
  summary: 'Say what a contact is in the decision, how it stands to us, and how it relates to the others',
  permission: 'contact.write',
  params: contactParams,
  body: putDecisionRoleBody,
  output: decisionMap,
  errors: [404, 410, 422],
})

export const decisionMapRoutes = { getDecisionMap, putDecisionRole }
