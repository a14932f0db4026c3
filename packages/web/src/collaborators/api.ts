import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { listCollaborators, putCollaborator, removeCollaborator } from '@zhike/core/collaborators/api'
import type { Collaborator } from '@zhike/core/collaborators/schema'
import { callRoute } from '../app/api-client.ts'
import { refreshCustomer } from '../customers/api.ts'

export const collaboratorsQuery = (customerId: string) =>
  queryOptions({
    queryKey: ['customer', customerId, 'collaborators'],
    queryFn: async ({ signal }) => (await callRoute(listCollaborators, { params: { id: customerId }, signal })).items,
  })

export interface CollaboratorValues {
  part: Collaborator['part']
  untilOn: string | null
  note: string | null
}

export function usePutCollaborator(customerId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ personId, values }: { personId: string; values: CollaboratorValues }) =>
      callRoute(putCollaborator, { params: { id: customerId, personId }, body: values }),
    onSuccess: () => refreshCustomer(client, customerId),
  })
}

export function useRemoveCollaborator(customerId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (personId: string) => callRoute(removeCollaborator, { params: { id: customerId, personId } }),
    onSuccess: () => refreshCustomer(client, customerId),
  })
}
