import { useQuery } from '@tanstack/react-query'
import { listCustomerNames } from '@zhike/core/customer-groups/api'
import { callRoute } from '../app/api-client.ts'

/** The names of some customers by id; “…” until they are there, and where the reader may not see one. */
export function useCustomerNames(ids: readonly string[]): (id: string) => string {
  const asked = [...new Set(ids)].slice(0, 100).join(',')
  const { data } = useQuery({
    queryKey: ['customers', 'names', asked],
    queryFn: ({ signal }) => callRoute(listCustomerNames, { query: { ids: asked }, signal }),
    enabled: asked !== '',
    staleTime: 60_000,
  })
  return (id) => data?.items.find((one) => one.id === id)?.name ?? '…'
}
