import { queryOptions } from '@tanstack/react-query'
import { specialDayRoutes } from '@zhike/core/special-days/api'
import { callRoute } from '../app/api-client.ts'

export const specialDaysQuery = (customerId: string) =>
  queryOptions({
    queryKey: ['customer', customerId, 'special-days'],
    queryFn: async ({ signal }) =>
      (await callRoute(specialDayRoutes.listSpecialDays, { params: { id: customerId }, signal })).items,
  })

export const upcomingDaysQuery = (who: 'me' | 'team') =>
  queryOptions({
    queryKey: ['today', 'special-days', who],
    queryFn: ({ signal }) => callRoute(specialDayRoutes.listUpcomingDays, { query: { who }, signal }),
  })
