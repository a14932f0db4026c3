import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { listOrders } from '@zhike/core/orders/api'
import { listExchangeRates } from '@zhike/core/settings/api'
import { callRoute } from '../app/api-client.ts'

export const latestOrdersQuery = (customerId: string) =>
  queryOptions({
    queryKey: ['customer', customerId, 'orders', 'latest'],
    queryFn: ({ signal }) => callRoute(listOrders, { params: { id: customerId }, query: { limit: 4 }, signal }),
  })

export const ordersQuery = (customerId: string) =>
  infiniteQueryOptions({
    queryKey: ['customer', customerId, 'orders', 'all'],
    queryFn: ({ signal, pageParam }) =>
      callRoute(listOrders, {
        params: { id: customerId },
        query: { limit: 50, ...(pageParam ? { after: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  })

/** The currencies an order can be entered in: those with a rate, beside the company's own. */
export const exchangeRatesQuery = queryOptions({
  queryKey: ['exchange-rates'],
  queryFn: ({ signal }) => callRoute(listExchangeRates, { signal }),
  staleTime: 60_000,
})
