import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { createAccessLink, getAccessLink, revokeAccessLink } from '@zhike/core/access-links/api'
import { callRoute } from '../app/api-client.ts'

export const accessLinkQuery = (personId: string) =>
  queryOptions({
    queryKey: ['people', 'access-link', personId],
    queryFn: ({ signal }) => callRoute(getAccessLink, { params: { id: personId }, signal }),
    // A mail goes within seconds, and whoever watches wants to see it.
    refetchInterval: ({ state }) => (state.data?.link?.mail?.state === 'queued' ? 5000 : false),
  })

export function useMakeLink() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (personId: string) => callRoute(createAccessLink, { params: { id: personId }, body: {} }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['people'] }),
  })
}

export function useRevokeLink() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (personId: string) => callRoute(revokeAccessLink, { params: { id: personId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['people'] }),
  })
}
