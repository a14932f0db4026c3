import { infiniteQueryOptions } from '@tanstack/react-query'
import { listHistory } from '@zhike/core/history/api'
import type { HistoryRecord } from '@zhike/core/history/schema'
import { callRoute } from '../app/api-client.ts'

/** Whose history: of all that concerns the customer, of one kind, of one record, of one field. */
export interface HistoryOf {
  customerId: string
  record?: HistoryRecord | undefined
  recordId?: string | undefined
  field?: string | undefined
}

export const historyQuery = ({ customerId, ...query }: HistoryOf) =>
  infiniteQueryOptions({
    // Below the customer's key: whatever changes the customer asks for its history again.
    queryKey: ['customer', customerId, 'history', query],
    queryFn: ({ signal, pageParam }) =>
      callRoute(listHistory, {
        params: { id: customerId },
        query: { limit: 30, ...query, ...(pageParam ? { after: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  })
