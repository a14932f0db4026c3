import { queryOptions } from '@tanstack/react-query'
import { getOwnership, listTenures } from '@zhike/core/ownership/api'
import { callRoute } from '../app/api-client.ts'

// The key begins like the customer's own, so that a change of the customer refreshes both.

export const ownershipQuery = (customerId: string) =>
  queryOptions({
    queryKey: ['customer', customerId, 'ownership'],
    queryFn: ({ signal }) => callRoute(getOwnership, { params: { id: customerId }, signal }),
    staleTime: 60_000,
  })

/** The whole history; 200 holders are more than any customer has had. */
export const tenuresQuery = (customerId: string) =>
  queryOptions({
    queryKey: ['customer', customerId, 'tenures'],
    queryFn: ({ signal }) => callRoute(listTenures, { params: { id: customerId }, query: { limit: 200 }, signal }),
    staleTime: 60_000,
  })
