import { apiKeyRoutes } from '@zhike/core/api-keys/api'
import type { BindRoutes } from '../bind-routes.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { createApiKey } from './create-api-key.ts'
import { listApiKeys } from './list-api-keys.ts'
import { revokeApiKey } from './revoke-api-key.ts'

export const bindApiKeyRoutes: BindRoutes = (app) => {
  bindRoute(app, apiKeyRoutes.listApiKeys, (ctx, { query }) => listApiKeys(ctx, query.of))
  bindRoute(app, apiKeyRoutes.createApiKey, (ctx, { body }) => createApiKey(ctx, body))
  bindRoute(app, apiKeyRoutes.revokeApiKey, (ctx, { params }) => revokeApiKey(ctx, params.id))
}
