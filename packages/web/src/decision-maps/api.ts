import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { SentBody } from '@zhike/core/api/route'
import { getDecisionMap, putDecisionRole } from '@zhike/core/decision-maps/api'
import { callRoute } from '../app/api-client.ts'
import { refreshCustomer } from '../customers/api.ts'

export const decisionMapQuery = (customerId: string) =>
  queryOptions({
    queryKey: ['customer', customerId, 'decision-map'],
    queryFn: ({ signal }) => callRoute(getDecisionMap, { params: { id: customerId }, signal }),
  })

export function usePutDecisionRole(customerId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ contactId, body }: { contactId: string; body: SentBody<typeof putDecisionRole> }) =>
      callRoute(putDecisionRole, { params: { id: customerId, contactId }, body }),
    onSuccess: () => refreshCustomer(client, customerId),
  })
}
