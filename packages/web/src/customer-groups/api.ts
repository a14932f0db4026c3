import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { getCustomerGroup, listSubsidiaries, setCustomerParent } from '@zhike/core/customer-groups/api'
import { callRoute } from '../app/api-client.ts'
import { refreshCustomer } from '../customers/api.ts'

export const customerGroupQuery = (customerId: string) =>
  queryOptions({
    queryKey: ['customer', customerId, 'group'],
    queryFn: ({ signal }) => callRoute(getCustomerGroup, { params: { id: customerId }, signal }),
  })

export const subsidiariesQuery = (customerId: string) =>
  infiniteQueryOptions({
    queryKey: ['customer', customerId, 'subsidiaries'],
    queryFn: ({ signal, pageParam }) =>
      callRoute(listSubsidiaries, {
        params: { id: customerId },
        query: { limit: 50, ...(pageParam ? { after: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  })

export function useSetParent(customerId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (parentId: string | null) =>
      callRoute(setCustomerParent, { params: { id: customerId }, body: { parentId } }),
    onSuccess: () => refreshCustomer(client, customerId),
  })
}
