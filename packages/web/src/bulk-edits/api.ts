import { infiniteQueryOptions, queryOptions, type QueryClient } from '@tanstack/react-query'
import { getBulkEdit, listBulkEditRefusals, listBulkEdits, previewBulkEdit } from '@zhike/core/bulk-edits/api'
import type { SentBody } from '@zhike/core/api/route'
import { callRoute } from '../app/api-client.ts'

export type BulkChange = SentBody<typeof previewBulkEdit>

export const bulkPreviewQuery = (change: BulkChange) =>
  queryOptions({
    queryKey: ['bulk-edits', 'preview', change],
    queryFn: ({ signal }) => callRoute(previewBulkEdit, { body: change, signal }),
    retry: false,
    gcTime: 0,
  })

/** Asked again every second while it is under way. */
export const bulkEditQuery = (id: string) =>
  queryOptions({
    queryKey: ['bulk-edits', 'one', id],
    queryFn: ({ signal }) => callRoute(getBulkEdit, { params: { id }, signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'queued' || state.data?.state === 'running' ? 1000 : false),
  })

export const bulkEditsQuery = infiniteQueryOptions({
  queryKey: ['bulk-edits', 'list'],
  queryFn: ({ signal, pageParam }) =>
    callRoute(listBulkEdits, { query: { limit: 20, ...(pageParam ? { after: pageParam } : {}) }, signal }),
  initialPageParam: '',
  getNextPageParam: (last) => last.nextCursor,
})

export const refusalsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['bulk-edits', 'refused', id],
    queryFn: ({ signal, pageParam }) =>
      callRoute(listBulkEditRefusals, {
        params: { id },
        query: { limit: 50, ...(pageParam ? { after: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  })

/** After an edit or its undo: whatever shows customers asks again. */
export async function refreshAfterEdit(client: QueryClient): Promise<void> {
  await Promise.all(
    ['customers', 'customer', 'bulk-edits', 'today'].map((key) => client.invalidateQueries({ queryKey: [key] })),
  )
}
