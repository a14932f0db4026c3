import { z } from 'zod'
import { cursorParam } from '../api/list-query.ts'
import { defineRoute } from '../api/route.ts'
import { idParams, page } from '../kernel/schemas.ts'
import { assignInput, movedResult, ownership, releaseInput, tenure } from './schema.ts'

const tag = 'ownership'

export const getOwnership = defineRoute({
  operationId: 'getOwnership',
  method: 'GET',
  path: '/api/v1/customers/{id}/ownership',
  tag,
  summary: 'Who is responsible for a customer, and why',
  permission: 'customer.read',
  params: idParams,
  output: ownership,
  errors: [404],
})

export const listTenures = defineRoute({
  operationId: 'listTenures',
  method: 'GET',
  path: '/api/v1/customers/{id}/tenures',
  tag,
  summary: 'Every holder of a customer, newest first',
  permission: 'customer.read',
  params: idParams,
  query: z.object({
    limit: z.coerce.number().int().min(1).max(200).default(200),
    after: cursorParam,
  }),
  output: page(tenure),
  errors: [404],
})

export const releaseCustomers = defineRoute({
  operationId: 'releaseCustomers',
  method: 'POST',
  path: '/api/v1/ownership/release',
  tag,
  summary: 'Give customers back to a pool: all of them or none',
  permission: 'customer.release',
  body: releaseInput,
  output: movedResult,
  errors: [404, 409],
})

export const assignCustomers = defineRoute({
  operationId: 'assignCustomers',
  method: 'POST',
  path: '/api/v1/ownership/assign',
  tag,
  summary: 'Give customers of people or pools to a person: all of them or none',
  permission: 'customer.assign',
  body: assignInput,
  output: movedResult,
  errors: [404, 409],
})

export const ownershipRoutes = { getOwnership, listTenures, releaseCustomers, assignCustomers }
