import { queryOptions } from '@tanstack/react-query'
import { listContacts } from '@zhike/core/contacts/api'
import { callRoute } from '../app/api-client.ts'

export const contactsQuery = (customerId: string) =>
  queryOptions({
    queryKey: ['customer', customerId, 'contacts'],
    queryFn: async ({ signal }) => (await callRoute(listContacts, { params: { id: customerId }, signal })).items,
  })
