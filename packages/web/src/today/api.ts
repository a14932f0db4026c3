import { queryOptions } from '@tanstack/react-query'
import { getToday, getTodayNumbers } from '@zhike/core/today/api'
import { callRoute } from '../app/api-client.ts'

export type Who = 'me' | 'team'

export const todayQuery = (who: Who) =>
  queryOptions({
    queryKey: ['today', 'queue', who],
    queryFn: ({ signal }) => callRoute(getToday, { query: { who }, signal }),
  })

export const todayNumbersQuery = (who: Who) =>
  queryOptions({
    queryKey: ['today', 'numbers', who],
    queryFn: ({ signal }) => callRoute(getTodayNumbers, { query: { who }, signal }),
  })
