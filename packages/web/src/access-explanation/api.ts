import { queryOptions } from '@tanstack/react-query'
import { explainAccess } from '@zhike/core/access-explanation/api'
import { callRoute } from '../app/api-client.ts'

export const accessQuery = (personId: string, customerId: string) =>
  queryOptions({
    queryKey: ['access-explanation', personId, customerId],
    queryFn: ({ signal }) => callRoute(explainAccess, { query: { personId, customerId }, signal }),
    // Asked because something just changed, or is doubted.
    staleTime: 0,
  })
