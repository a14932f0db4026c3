import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { listPersonOptions } from '@zhike/core/people/api'
import { callRoute } from '../app/api-client.ts'

/** People whose name contains the text; without text the first of the department and below, or of the company. */
export const personOptionsQuery = (q: string, departmentId?: string) =>
  queryOptions({
    queryKey: ['people', 'options', q, departmentId],
    queryFn: async ({ signal }) =>
      (
        await callRoute(listPersonOptions, {
          query: { limit: 50, ...(q ? { q } : departmentId ? { departmentId } : {}) },
          signal,
        })
      ).items,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  })

/** The names behind ids divided by commas. */
export const personNamesQuery = (ids: string) =>
  queryOptions({
    queryKey: ['people', 'names', ids],
    queryFn: async ({ signal }) => (await callRoute(listPersonOptions, { query: { ids, limit: 50 }, signal })).items,
    enabled: ids !== '',
    staleTime: 300_000,
  })
