import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { listFoundCustomers, search, searchEverything } from '@zhike/core/search/api'
import { callRoute } from '../app/api-client.ts'

export const searchQuery = (q: string) =>
  queryOptions({
    queryKey: ['search', q],
    queryFn: ({ signal }) => callRoute(search, { query: { q }, signal }),
    enabled: q.length > 0,
    staleTime: 10_000,
    placeholderData: keepPreviousData,
  })

export const everythingQuery = (q: string) =>
  queryOptions({
    queryKey: ['search', 'everything', q],
    queryFn: ({ signal }) => callRoute(searchEverything, { query: { q }, signal }),
    staleTime: 10_000,
    placeholderData: keepPreviousData,
  })

export const recentQuery = (ids: readonly string[]) =>
  queryOptions({
    queryKey: ['search', 'recent', ids],
    queryFn: ({ signal }) => callRoute(listFoundCustomers, { query: { ids: ids.join() }, signal }),
    enabled: ids.length > 0,
    staleTime: 10_000,
  })
