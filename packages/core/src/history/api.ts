import { defineRoute } from '../api/route.ts'
import { idParams } from '../kernel/schemas.ts'
import { historyPage, historyQuery } from './schema.ts'

export const listHistory = defineRoute({
  operationId: 'listHistory',
  method: 'GET',
  path: '/api/v1/customers/{id}/history',
  tag: 'History',
  summary: 'Who changed which field of a customer and of what hangs on it, from what to what, newest first',
  description:
    'Read from the audit and masked as the record is. Values that were erased at a person’s request are gone; that ' +
    'something was changed stays.',
  permission: 'customer.read',
  params: idParams,
  query: historyQuery,
  output: historyPage,
  errors: [404],
})

export const historyRoutes = { listHistory }
