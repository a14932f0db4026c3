import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import { checkAuditChain, getAuditChain, listAudit } from '@zhike/core/audit/api'
import { getContactViewDetail, listContactViewAlerts, listContactViews } from '@zhike/core/contact-views/api'
import { callRoute } from '../app/api-client.ts'
import { auditFilter } from './audit-filter.ts'
import type { AuditSearch } from './audit-search.ts'

export const auditQuery = (search: AuditSearch, timeZone: string) =>
  queryOptions({
    queryKey: ['audit', 'list', search],
    queryFn: ({ signal }) =>
      callRoute(listAudit, {
        query: { ...auditFilter(search, timeZone), limit: 50, ...(search.after ? { after: search.after } : {}) },
        signal,
      }),
    placeholderData: keepPreviousData,
  })

export const endlessAuditQuery = (search: AuditSearch, timeZone: string) => {
  const query = auditFilter(search, timeZone)
  return infiniteQueryOptions({
    queryKey: ['audit', 'endless', query],
    queryFn: ({ signal, pageParam }) =>
      callRoute(listAudit, { query: { ...query, limit: 30, ...(pageParam ? { after: pageParam } : {}) }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  })
}

export const chainQuery = queryOptions({
  queryKey: ['audit', 'chain'],
  queryFn: ({ signal }) => callRoute(getAuditChain, { signal }),
})

const checkMs = 1500

/** Asks for a check and looks until its result is there. */
export function useCheckChain() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async () => {
      const before = (await callRoute(getAuditChain)).lastCheck?.finishedAt
      await callRoute(checkAuditChain)
      for (let round = 0; round < 40; round++) {
        await new Promise((resolve) => setTimeout(resolve, checkMs))
        const { lastCheck } = await callRoute(getAuditChain)
        if (lastCheck && lastCheck.finishedAt !== before) return lastCheck
      }
      return null
    },
    onSettled: () => client.invalidateQueries({ queryKey: chainQuery.queryKey }),
  })
}

export const alertsQuery = queryOptions({
  queryKey: ['contact-views', 'alerts'],
  queryFn: ({ signal }) => callRoute(listContactViewAlerts, { signal }),
})

export const contactViewsQuery = (search: AuditSearch) => {
  const { actor, from, to } = search
  const filter = { ...(actor ? { personId: actor } : {}), ...(from ? { from } : {}), ...(to ? { to } : {}) }
  return infiniteQueryOptions({
    queryKey: ['contact-views', 'list', filter],
    queryFn: ({ signal, pageParam }) =>
      callRoute(listContactViews, {
        query: { ...filter, limit: 50, ...(pageParam ? { after: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  })
}

export const contactViewDetailQuery = (personId: string, day: string) =>
  queryOptions({
    queryKey: ['contact-views', 'detail', personId, day],
    queryFn: ({ signal }) => callRoute(getContactViewDetail, { params: { personId, day }, signal }),
  })
