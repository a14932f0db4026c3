import { queryOptions } from '@tanstack/react-query'
import { listApiKeys } from '@zhike/core/api-keys/api'
import { listSessions } from '@zhike/core/session/api'
import { callRoute } from '../app/api-client.ts'

export const openSessionsQuery = queryOptions({
  queryKey: ['account', 'sessions'],
  queryFn: ({ signal }) => callRoute(listSessions, { signal }),
})

export const apiKeysQuery = queryOptions({
  queryKey: ['account', 'api-keys'],
  queryFn: ({ signal }) => callRoute(listApiKeys, { query: { of: 'me' }, signal }),
})
