import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import {
  createCustomerRelation,
  deleteCustomerRelation,
  listCustomerRelations,
  patchCustomerRelation,
} from '@zhike/core/customer-relations/api'
import type { RelationSide } from '@zhike/core/customer-relations/kinds'
import { callRoute } from '../app/api-client.ts'
import { refreshCustomer } from '../customers/api.ts'

export const relationsQuery = (customerId: string) =>
  queryOptions({
    queryKey: ['customer', customerId, 'relations'],
    queryFn: ({ signal }) => callRoute(listCustomerRelations, { params: { id: customerId }, signal }),
  })

export interface RelationValues {
  kind: string
  otherIs: RelationSide
  note: string | null
  since: string | null
  until: string | null
}

/** Adds, changes and removes; both customers ask anew. */
export function useRelationChanges(customerId: string) {
  const client = useQueryClient()
  const settled = async (otherId: string) => {
    await Promise.all([refreshCustomer(client, customerId), refreshCustomer(client, otherId)])
  }
  const add = useMutation({
    mutationFn: ({ otherId, values }: { otherId: string; values: RelationValues }) =>
      callRoute(createCustomerRelation, { params: { id: customerId }, body: { otherId, ...values } }),
    onSuccess: (_, { otherId }) => settled(otherId),
  })
  const change = useMutation({
    mutationFn: ({ id, version, values }: { id: string; version: number; otherId: string; values: RelationValues }) =>
      callRoute(patchCustomerRelation, { params: { id: customerId, relationId: id }, version, body: values }),
    onSuccess: (_, { otherId }) => settled(otherId),
  })
  const remove = useMutation({
    mutationFn: ({ id }: { id: string; otherId: string }) =>
      callRoute(deleteCustomerRelation, { params: { id: customerId, relationId: id } }),
    onSuccess: (_, { otherId }) => settled(otherId),
  })
  return { add, change, remove }
}
