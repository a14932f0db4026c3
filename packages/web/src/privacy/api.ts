import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import {
  erasePerson,
  exportPersonalData,
  getRetentionReport,
  listCustomerPeople,
  listDueForErasure,
  listPrivacyRequests,
  previewErasure,
} from '@zhike/core/privacy/api'
import type { PersonRef } from '@zhike/core/privacy/schema'
import { callRoute } from '../app/api-client.ts'
import { saveFile } from '../app/save-file.ts'

const key = 'privacy'
const pollMs = 1000

/** While an erasure is under way the list is asked for again and again. */
export const requestsQuery = infiniteQueryOptions({
  queryKey: [key, 'requests'],
  queryFn: ({ signal, pageParam }) =>
    callRoute(listPrivacyRequests, { query: { limit: 20, ...(pageParam ? { after: pageParam } : {}) }, signal }),
  initialPageParam: '',
  getNextPageParam: (last) => last.nextCursor,
  refetchInterval: ({ state }) =>
    state.data?.pages.some((page) => page.items.some((one) => one.state === 'queued' || one.state === 'running'))
      ? pollMs
      : false,
})

export const peopleQuery = (customerId: string) =>
  queryOptions({
    queryKey: [key, 'people', customerId],
    queryFn: ({ signal }) => callRoute(listCustomerPeople, { params: { id: customerId }, signal }),
  })

export const previewQuery = ({ customerId, contactId }: PersonRef) =>
  queryOptions({
    queryKey: [key, 'preview', customerId, contactId],
    queryFn: ({ signal }) =>
      callRoute(previewErasure, { query: { customerId, ...(contactId ? { contactId } : {}) }, signal }),
    gcTime: 0,
  })

export const dueQuery = infiniteQueryOptions({
  queryKey: [key, 'due'],
  queryFn: ({ signal, pageParam }) =>
    callRoute(listDueForErasure, { query: { limit: 20, ...(pageParam ? { after: pageParam } : {}) }, signal }),
  initialPageParam: '',
  getNextPageParam: (last) => last.nextCursor,
})

export const retentionQuery = queryOptions({
  queryKey: [key, 'retention'],
  queryFn: ({ signal }) => callRoute(getRetentionReport, { signal }),
})

type Request = PersonRef & { reason: string }

export function useExportPerson() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Request) => saveFile(exportPersonalData, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: [key, 'requests'] }),
  })
}

export function useErasePerson() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Request) => callRoute(erasePerson, { body }),
    onSuccess: () => client.invalidateQueries(),
  })
}
