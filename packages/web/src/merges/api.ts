import { queryOptions, useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import type { SentBody } from '@zhike/core/api/route'
import { listCustomers } from '@zhike/core/customers/api'
import {
  getMerge,
  listAddedSinceMerge,
  listMergesOfCustomer,
  previewMerge,
  startMerge,
  undoMerge,
} from '@zhike/core/merges/api'
import type { MergeRule } from '@zhike/core/merges/choose-fields'
import type { Merge } from '@zhike/core/merges/schema'
import { callRoute } from '../app/api-client.ts'

const pollMs = 500

export const isUnderWay = ({ state }: Pick<Merge, 'state'>) =>
  state === 'queued' || state === 'running' || state === 'undo-queued' || state === 'undo-running'

export const mergePreviewQuery = (ids: readonly string[], survivorId: string | undefined, rule: MergeRule) =>
  queryOptions({
    queryKey: ['merges', 'preview', ids, survivorId ?? null, rule],
    queryFn: ({ signal }) =>
      callRoute(previewMerge, { query: { ids: ids.join(','), rule, ...(survivorId ? { survivorId } : {}) }, signal }),
    enabled: ids.length > 1,
    retry: false,
  })

/** One merge; while it or its undoing is under way it is asked for again and again. */
export const mergeQuery = (id: string) =>
  queryOptions({
    queryKey: ['merges', 'one', id],
    queryFn: ({ signal }) => callRoute(getMerge, { params: { id }, signal }),
    refetchInterval: (query) => (query.state.data && isUnderWay(query.state.data) ? pollMs : false),
  })

export const mergesOfCustomerQuery = (customerId: string) =>
  queryOptions({
    queryKey: ['customer', customerId, 'merges'],
    queryFn: ({ signal }) => callRoute(listMergesOfCustomer, { params: { id: customerId }, signal }),
    refetchInterval: (query) => (query.state.data?.items.some(isUnderWay) ? pollMs : false),
  })

export const addedQuery = (mergeId: string) =>
  queryOptions({
    queryKey: ['merges', 'added', mergeId],
    queryFn: ({ signal }) => callRoute(listAddedSinceMerge, { params: { id: mergeId }, signal }),
    staleTime: 0,
  })

export const findCustomersQuery = (q: string) =>
  queryOptions({
    queryKey: ['merges', 'find', q],
    queryFn: ({ signal }) => callRoute(listCustomers, { query: { q, limit: 8 }, signal }),
    enabled: q.trim().length > 0,
  })

export function useStartMerge() {
  return useMutation({ mutationFn: (body: SentBody<typeof startMerge>) => callRoute(startMerge, { body }) })
}

export function useUndoMerge(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: SentBody<typeof undoMerge>) => callRoute(undoMerge, { params: { id }, body }),
    onSuccess: (merge) => client.setQueryData(mergeQuery(id).queryKey, merge),
  })
}

/** Records became one, or several again: lists, counts and pages ask anew. */
export function refreshAfterMerge(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'merges' })
}
