import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import { listDepartments } from '@zhike/core/departments/api'
import {
  claimCustomers,
  countPooledCustomers,
  createPool,
  deactivatePool,
  listPooledCustomers,
  listPools,
  patchPool,
  reactivatePool,
} from '@zhike/core/pools/api'
import type { Pool } from '@zhike/core/pools/schema'
import { callRoute } from '../app/api-client.ts'
import type { PoolsSearch } from './pools-search.ts'

const key = 'pools'

export const poolsQuery = (withClosed: boolean) =>
  queryOptions({
    queryKey: [key, 'list', withClosed],
    queryFn: ({ signal }) => callRoute(listPools, { query: { inactive: withClosed ? 'true' : 'false' }, signal }),
  })

export const pooledCustomersQuery = (poolId: string, search: PoolsSearch) =>
  queryOptions({
    queryKey: [key, 'customers', poolId, search.sort, search.after],
    queryFn: ({ signal }) =>
      callRoute(listPooledCustomers, {
        params: { id: poolId },
        query: {
          sort: search.sort ?? '-enteredAt',
          limit: 50,
          ...(search.after ? { after: search.after } : {}),
        },
        signal,
      }),
    placeholderData: keepPreviousData,
  })

/** The phone's list goes on and on. */
export const endlessPooledQuery = (poolId: string, sort: PoolsSearch['sort']) =>
  infiniteQueryOptions({
    queryKey: [key, 'endless', poolId, sort],
    queryFn: ({ signal, pageParam }) =>
      callRoute(listPooledCustomers, {
        params: { id: poolId },
        query: { sort: sort ?? '-enteredAt', limit: 30, ...(pageParam ? { after: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  })

export const pooledCountQuery = (poolId: string) =>
  queryOptions({
    queryKey: [key, 'count', poolId],
    queryFn: ({ signal }) => callRoute(countPooledCustomers, { params: { id: poolId }, query: {}, signal }),
  })

export const departmentsQuery = queryOptions({
  queryKey: ['departments', 'list'],
  queryFn: ({ signal }) => callRoute(listDepartments, { signal }),
})

export function useClaim(poolId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: { customerIds: string[]; partial: boolean }) =>
      callRoute(claimCustomers, { params: { id: poolId }, body: input }),
    // Whose customer it is shows on nearly every page.
    onSettled: () => client.invalidateQueries(),
  })
}

export interface PoolForm {
  name: string
  description: string
  everyoneClaims: boolean
  departmentIds: string[]
  isDefault: boolean
}

export function useSavePool(pool: Pool | null) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (form: PoolForm) => {
      const body = {
        name: form.name,
        description: form.description,
        everyoneClaims: form.everyoneClaims,
        departmentIds: form.everyoneClaims ? [] : form.departmentIds,
      }
      if (!pool) return callRoute(createPool, { body })
      return callRoute(patchPool, {
        params: { id: pool.id },
        version: pool.version,
        body: form.isDefault && !pool.isDefault ? { ...body, isDefault: true } : body,
      })
    },
    onSuccess: () => client.invalidateQueries({ queryKey: [key] }),
  })
}

export function useSwitchPool(pool: Pool) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => callRoute(pool.isActive ? deactivatePool : reactivatePool, { params: { id: pool.id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: [key] }),
  })
}
