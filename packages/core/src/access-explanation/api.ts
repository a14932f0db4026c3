import { z } from 'zod'
import { defineRoute } from '../api/route.ts'
import { id } from '../kernel/schemas.ts'
import { accessExplanation } from './schema.ts'

export const explainAccess = defineRoute({
  operationId: 'explainAccess',
  method: 'GET',
  path: '/api/v1/access-explanation',
  tag: 'Roles',
  summary: 'Why somebody reaches a customer, or why not, permission by permission',
  permission: 'role.read',
  query: z.object({ personId: id, customerId: id }),
  output: accessExplanation,
  errors: [404],
})

export const accessExplanationRoutes = { explainAccess }
