import { z } from 'zod'
import { cursorParam, filterParam, limitParam } from '../api/list-query.ts'
import { defineRoute } from '../api/route.ts'
import { countResult, idParams, page } from '../kernel/schemas.ts'
import { claimInput, claimResult, createPoolInput, patchPoolInput, pool, pooledCustomer } from './schema.ts'

const tag = 'pools'

export const listPools = defineRoute({
  operationId: 'listPools',
  method: 'GET',
  path: '/api/v1/pools',
  tag,
  summary: 'The pools one can see, with what lies in them',
  permission: 'pool.read',
  query: z.object({ inactive: z.enum(['true', 'false']).default('false') }),
  output: z.object({ items: z.array(pool) }),
})

export const getPool = defineRoute({
  operationId: 'getPool',
  method: 'GET',
  path: '/api/v1/pools/{id}',
  tag,
  summary: 'One pool',
  permission: 'pool.read',
  params: idParams,
  output: pool,
  errors: [404],
})

export const createPool = defineRoute({
  operationId: 'createPool',
  method: 'POST',
  path: '/api/v1/pools',
  tag,
  summary: 'Make a pool',
  permission: 'pool.manage',
  body: createPoolInput,
  status: 201,
  output: pool,
  errors: [404, 409],
})

export const patchPool = defineRoute({
  operationId: 'patchPool',
  method: 'PATCH',
  path: '/api/v1/pools/{id}',
  tag,
  summary: 'Change a pool',
  permission: 'pool.manage',
  params: idParams,
  body: patchPoolInput,
  output: pool,
  errors: [404, 409, 412, 428],
  requiresVersion: true,
})

export const deactivatePool = defineRoute({
  operationId: 'deactivatePool',
  method: 'POST',
  path: '/api/v1/pools/{id}/deactivate',
  tag,
  summary: 'Close a pool: not while customers lie in it, never the default one',
  permission: 'pool.manage',
  params: idParams,
  output: pool,
  errors: [404, 409],
})

export const reactivatePool = defineRoute({
  operationId: 'reactivatePool',
  method: 'POST',
  path: '/api/v1/pools/{id}/reactivate',
  tag,
  summary: 'Open a closed pool again',
  permission: 'pool.manage',
  params: idParams,
  output: pool,
  errors: [404, 409],
})

export const listPooledCustomers = defineRoute({
  operationId: 'listPooledCustomers',
  method: 'GET',
  path: '/api/v1/pools/{id}/customers',
  tag,
  summary: 'Customers in a pool, without anything to contact them by',
  permission: 'pool.read',
  params: idParams,
  query: z.object({
    filter: filterParam,
    sort: z.enum(['enteredAt', '-enteredAt']).default('-enteredAt'),
    limit: limitParam,
    after: cursorParam,
  }),
  output: page(pooledCustomer),
  errors: [404],
})

export const countPooledCustomers = defineRoute({
  operationId: 'countPooledCustomers',
  method: 'GET',
  path: '/api/v1/pools/{id}/customers/count',
  tag,
  summary: 'How many customers of a pool pass a filter',
  permission: 'pool.read',
  params: idParams,
  query: z.object({ filter: filterParam }),
  output: countResult,
  errors: [404],
})

export const claimCustomers = defineRoute({
  operationId: 'claimCustomers',
  method: 'POST',
  path: '/api/v1/pools/{id}/claim',
  tag,
  summary: 'Take customers out of a pool for oneself',
  permission: 'pool.claim',
  params: idParams,
  body: claimInput,
  output: claimResult,
  errors: [404, 409],
})

export const poolRoutes = {
  listPools,
  getPool,
  createPool,
  patchPool,
  deactivatePool,
  reactivatePool,
  listPooledCustomers,
  countPooledCustomers,
  claimCustomers,
}
