import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { listApiKeys } from '@zhike/core/api-keys/api'
import { listSessions, updateMe } from '@zhike/core/session/api'
import type { MyPatch } from '@zhike/core/people/schema'
import { callRoute } from '../app/api-client.ts'
import { sessionQuery } from '../app/session/session-query.ts'

export const openSessionsQuery = queryOptions({
  queryKey: ['account', 'sessions'],
  queryFn: ({ signal }) => callRoute(listSessions, { signal }),
})

export const apiKeysQuery = queryOptions({
  queryKey: ['account', 'api-keys'],
  queryFn: ({ signal }) => callRoute(listApiKeys, { query: { of: 'me' }, signal }),
})

/** Changes what is mine; the whole frame follows the new session. */
export function useUpdateMe() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: MyPatch) => callRoute(updateMe, { body }),
    onSuccess: (session) => queryClient.setQueryData(sessionQuery.queryKey, session),
  })
}
