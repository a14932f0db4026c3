import { z } from 'zod'
import { defineRoute } from '../api/route.ts'
import { idParams } from '../kernel/schemas.ts'
import { apiKey, newApiKey } from './schema.ts'

const tag = 'api-keys'

export const listApiKeys = defineRoute({
  operationId: 'listApiKeys',
  method: 'GET',
  path: '/api/v1/api-keys',
  tag,
  summary: 'My API keys; whoever manages people can ask for everybody’s',
  permission: 'signed-in',
  query: z.object({ of: z.enum(['me', 'everybody']).default('me') }),
  output: z.object({ items: z.array(apiKey) }),
})

export const createApiKey = defineRoute({
  operationId: 'createApiKey',
  method: 'POST',
  path: '/api/v1/api-keys',
  tag,
  summary: 'Make a key that acts as me, with all my permissions or some of them; it is shown once',
  permission: 'signed-in',
  body: newApiKey,
  status: 201,
  output: apiKey.extend({ key: z.string().describe('shown once; send it as Authorization: Bearer') }),
  errors: [409, 422],
  carriesSecret: true,
})

export const revokeApiKey = defineRoute({
  operationId: 'revokeApiKey',
  method: 'DELETE',
  path: '/api/v1/api-keys/{id}',
  tag,
  summary: 'A key stops working at once',
  permission: 'signed-in',
  params: idParams,
  errors: [404],
})

export const apiKeyRoutes = { listApiKeys, createApiKey, revokeApiKey }
