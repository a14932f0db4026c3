import { defineRoute } from '../api/route.ts'
import { idParams } from '../kernel/schemas.ts'
import {
  customerGroup,
  customerNames,
  customerNamesQuery,
  listSubsidiariesQuery,
  setParentBody,
  subsidiaryPage,
} from './schema.ts'

const tag = 'Groups of customers'

export const getCustomerGroup = defineRoute({
  operationId: 'getCustomerGroup',
  method: 'GET',
  path: '/api/v1/customers/{id}/group',
  tag,
  summary: 'What lies above a customer, and the figures of it and everything below it',
  description: 'Customers outside the data scope are told without their data: null above, a count below.',
  permission: 'customer.read',
  params: idParams,
  output: customerGroup,
  errors: [404, 410],
})

export const listSubsidiaries = defineRoute({
  operationId: 'listSubsidiaries',
  method: 'GET',
  path: '/api/v1/customers/{id}/subsidiaries',
  tag,
  summary: 'The customers directly below one, by name, each with the figures of its own branch',
  description:
    'What lies outside the data scope is left out; customers below it move up, and hiddenBetween says over how many levels.',
  permission: 'customer.read',
  params: idParams,
  query: listSubsidiariesQuery,
  output: subsidiaryPage,
  errors: [404, 410],
})

export const setCustomerParent = defineRoute({
  operationId: 'setCustomerParent',
  method: 'PUT',
  path: '/api/v1/customers/{id}/parent',
  tag,
  summary: 'Say which customer one belongs to, or that it belongs to none',
  permission: 'customer.update',
  params: idParams,
  body: setParentBody,
  output: customerGroup,
  errors: [404, 409, 410, 422],
})

export const listCustomerNames = defineRoute({
  operationId: 'listCustomerNames',
  method: 'GET',
  path: '/api/v1/customers/names',
  tag,
  summary: 'The names of some customers, for conditions that name them; those outside the data scope are left out',
  permission: 'customer.read',
  query: customerNamesQuery,
  output: customerNames,
})

export const customerGroupRoutes = { listCustomerNames, getCustomerGroup, listSubsidiaries, setCustomerParent }
