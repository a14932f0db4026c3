import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import {
  cancelDuplicateScan,
  getDuplicateCluster,
  getDuplicateScan,
  keepApart,
  listDuplicateClusters,
  startDuplicateScan,
  takeBackApart,
} from '@zhike/core/duplicates/api'
import type { DuplicateScan } from '@zhike/core/duplicates/schema'
import { callRoute } from '../app/api-client.ts'

export const isOpenScan = (scan: DuplicateScan | null | undefined) =>
  scan?.state === 'queued' || scan?.state === 'running'

export const scanQuery = queryOptions({
  queryKey: ['duplicates', 'scan'],
  queryFn: ({ signal }) => callRoute(getDuplicateScan, { signal }),
  refetchInterval: ({ state }) => (isOpenScan(state.data?.scan) ? 1000 : false),
})

/** `scanNo` makes the list ask again when another scan has ended. */
export const clustersQuery = (after: string | undefined, scanNo: number) =>
  queryOptions({
    queryKey: ['duplicates', 'list', scanNo, after],
    queryFn: ({ signal }) =>
      callRoute(listDuplicateClusters, { query: { limit: 50, ...(after ? { after } : {}) }, signal }),
    placeholderData: keepPreviousData,
  })

export const clusterQuery = (id: string) =>
  queryOptions({
    queryKey: ['duplicates', 'one', id],
    queryFn: ({ signal }) => callRoute(getDuplicateCluster, { params: { id }, signal }),
  })

export function useScanActions() {
  const client = useQueryClient()
  const onSettled = () => client.invalidateQueries({ queryKey: scanQuery.queryKey })
  return {
    start: useMutation({ mutationFn: () => callRoute(startDuplicateScan, {}), onSettled }),
    cancel: useMutation({ mutationFn: (id: string) => callRoute(cancelDuplicateScan, { params: { id } }), onSettled }),
  }
}

/** Says that customers are different ones, and takes it back. */
export function useKeepApart() {
  const client = useQueryClient()
  const onSettled = () => client.invalidateQueries({ queryKey: ['duplicates'] })
  return {
    apart: useMutation({
      mutationFn: (customerIds: string[]) => callRoute(keepApart, { body: { customerIds } }),
      onSettled,
    }),
    undo: useMutation({
      mutationFn: (customerIds: string[]) => callRoute(takeBackApart, { body: { customerIds } }),
      onSettled,
    }),
  }
}
