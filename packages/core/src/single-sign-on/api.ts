import { z } from 'zod'
import { defineRoute } from '../api/route.ts'
import { id, idParams } from '../kernel/schemas.ts'
import { identityProvider, identityProviderPatch, newIdentityProvider, providerCheck } from './schema.ts'

const tag = 'single-sign-on'

export const listIdentityProviders = defineRoute({
  operationId: 'listIdentityProviders',
  method: 'GET',
  path: '/api/v1/identity-providers',
  tag,
  summary: 'The providers of single sign-on, and the address to enter at each',
  permission: 'settings.manage',
  output: z.object({ items: z.array(identityProvider), redirectUri: z.string() }),
})

export const createIdentityProvider = defineRoute({
  operationId: 'createIdentityProvider',
  method: 'POST',
  path: '/api/v1/identity-providers',
  tag,
  summary: 'Add an OpenID Connect provider',
  permission: 'settings.manage',
  body: newIdentityProvider,
  status: 201,
  output: identityProvider,
  errors: [409, 422],
  carriesSecret: true,
})

export const updateIdentityProvider = defineRoute({
  operationId: 'updateIdentityProvider',
  method: 'PATCH',
  path: '/api/v1/identity-providers/{id}',
  tag,
  summary: 'Change a provider; another issuer makes everybody be recognised anew',
  permission: 'settings.manage',
  params: idParams,
  body: identityProviderPatch,
  output: identityProvider,
  errors: [404, 409, 412, 422, 428],
  requiresVersion: true,
  carriesSecret: true,
})

export const deleteIdentityProvider = defineRoute({
  operationId: 'deleteIdentityProvider',
  method: 'DELETE',
  path: '/api/v1/identity-providers/{id}',
  tag,
  summary: 'Remove a provider; people who came in by it need a password or another provider',
  permission: 'settings.manage',
  params: idParams,
  errors: [404],
})

export const checkIdentityProvider = defineRoute({
  operationId: 'checkIdentityProvider',
  method: 'POST',
  path: '/api/v1/identity-providers/{id}/check',
  tag,
  summary: 'Ask the provider what it offers',
  permission: 'settings.manage',
  params: idParams,
  output: providerCheck,
  errors: [404, 409, 502],
})

export const startSingleSignOn = defineRoute({
  operationId: 'startSingleSignOn',
  method: 'GET',
  path: '/api/v1/single-sign-on/{id}',
  tag,
  summary: 'For browsers: leads to the provider',
  permission: 'public',
  params: z.object({ id }),
  query: z.object({ to: z.string().max(2000).optional().describe('the page that was wanted') }),
  responseMedia: 'stream',
})

export const finishSingleSignOn = defineRoute({
  operationId: 'finishSingleSignOn',
  method: 'GET',
  path: '/api/v1/single-sign-on/callback',
  tag,
  summary: 'For browsers: where the provider sends them back to; signs in',
  permission: 'public',
  // The provider may add what it likes; what counts is checked against the sign-in that was begun.
  query: z.record(z.string(), z.unknown()),
  responseMedia: 'stream',
})

export const singleSignOnRoutes = {
  listIdentityProviders,
  createIdentityProvider,
  updateIdentityProvider,
  deleteIdentityProvider,
  checkIdentityProvider,
  startSingleSignOn,
  finishSingleSignOn,
}
