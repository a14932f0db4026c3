import { infiniteQueryOptions } from '@tanstack/react-query'
import { listDeletedRecords } from '@zhike/core/bin/api'
import type { BinRecord } from '@zhike/core/bin/schema'
import { callRoute } from '../app/api-client.ts'

export const deletedRecordsQuery = (record: BinRecord) =>
  infiniteQueryOptions({
    // Below the lists of customers: what refreshes them refreshes the bin.
    queryKey: ['customers', 'bin', record],
    queryFn: ({ signal, pageParam }) =>
      callRoute(listDeletedRecords, {
        query: { record, limit: 50, ...(pageParam ? { after: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  })
