import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { search } from '@zhike/core/search/api'
import { callRoute } from '../app/api-client.ts'

export const searchQuery = (q: string) =>
  queryOptions({
    queryKey: ['search', q],
    queryFn: ({ signal }) => callRoute(search, { query: { q }, signal }),
    enabled: q.length > 0,
    staleTime: 10_000,
    placeholderData: keepPreviousData,
  })
