import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { SentBody } from '@zhike/core/api/route'
import {
  checkIdentityProvider,
  createIdentityProvider,
  deleteIdentityProvider,
  listIdentityProviders,
  updateIdentityProvider,
} from '@zhike/core/single-sign-on/api'
import type { IdentityProviderRecord } from '@zhike/core/single-sign-on/schema'
import { callRoute } from '../app/api-client.ts'

export const providersQuery = queryOptions({
  queryKey: ['identity-providers'],
  queryFn: ({ signal }) => callRoute(listIdentityProviders, { signal }),
})

export function useProviders() {
  const client = useQueryClient()
  const onSuccess = () => client.invalidateQueries({ queryKey: providersQuery.queryKey })
  return {
    create: useMutation({
      mutationFn: (body: SentBody<typeof createIdentityProvider>) => callRoute(createIdentityProvider, { body }),
      onSuccess,
    }),
    update: useMutation({
      mutationFn: ({
        provider,
        body,
      }: {
        provider: IdentityProviderRecord
        body: SentBody<typeof updateIdentityProvider>
      }) => callRoute(updateIdentityProvider, { params: { id: provider.id }, version: provider.version, body }),
      onSuccess,
    }),
    remove: useMutation({
      mutationFn: (id: string) => callRoute(deleteIdentityProvider, { params: { id } }),
      onSuccess,
    }),
    check: useMutation({ mutationFn: (id: string) => callRoute(checkIdentityProvider, { params: { id } }) }),
  }
}
