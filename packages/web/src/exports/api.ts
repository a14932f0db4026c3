import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { getExport, listExports } from '@zhike/core/exports/api'
import type { ExportRecord } from '@zhike/core/exports/schema'
import { callRoute } from '../app/api-client.ts'
import { isLive } from '../app/live/live-state.ts'

export const isUnderWay = ({ state }: ExportRecord) => state === 'queued' || state === 'running'

/** Asked for often where its progress does not come by itself. */
const pollMs = () => (isLive() ? 5000 : 2000)

export const exportsQuery = infiniteQueryOptions({
  queryKey: ['exports', 'list'],
  queryFn: ({ pageParam, signal }) =>
    callRoute(listExports, { query: { limit: 30, ...(pageParam ? { after: pageParam } : {}) }, signal }),
  initialPageParam: '',
  getNextPageParam: (page) => page.nextCursor ?? undefined,
  refetchInterval: (query) => (query.state.data?.pages.some((page) => page.items.some(isUnderWay)) ? pollMs() : false),
})

export const exportQuery = (id: string) =>
  queryOptions({
    queryKey: ['exports', 'one', id],
    queryFn: ({ signal }) => callRoute(getExport, { params: { id }, signal }),
    refetchInterval: (query) => (query.state.data && !isUnderWay(query.state.data) ? false : pollMs()),
  })
