import { keepPreviousData, queryOptions, useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import {
  chooseCustomers,
  countSegments,
  createSegment,
  deleteSegment,
  getSegment,
  listSegments,
  listSegmentsOfCustomer,
  overlapSegments,
  updateSegment,
} from '@zhike/core/segments/api'
import type { Segment, SegmentKind } from '@zhike/core/segments/schema'
import type { Condition } from '@zhike/core/filter/condition'
import { callRoute } from '../app/api-client.ts'

export const segmentsQuery = queryOptions({
  queryKey: ['segments', 'list'],
  queryFn: async ({ signal }) => (await callRoute(listSegments, { signal })).items,
  staleTime: 30_000,
})

/** Customers inside one's data scope, by segment. */
export const segmentCountsQuery = queryOptions({
  queryKey: ['segments', 'counts'],
  queryFn: async ({ signal }) => {
    const { items } = await callRoute(countSegments, { signal })
    return new Map(items.map(({ segmentId, customers }) => [segmentId, customers]))
  },
  staleTime: 30_000,
})

export const segmentQuery = (id: string) =>
  queryOptions({
    queryKey: ['segments', 'one', id],
    queryFn: ({ signal }) => callRoute(getSegment, { params: { id }, signal }),
  })

export const overlapQuery = (a: string, b: string) =>
  queryOptions({
    queryKey: ['segments', 'overlap', a, b],
    queryFn: ({ signal }) => callRoute(overlapSegments, { query: { a, b }, signal }),
    enabled: b !== '',
    placeholderData: keepPreviousData,
  })

export const segmentsOfCustomerQuery = (customerId: string) =>
  queryOptions({
    queryKey: ['customer', customerId, 'segments'],
    queryFn: async ({ signal }) =>
      (await callRoute(listSegmentsOfCustomer, { params: { id: customerId }, signal })).items,
    staleTime: 60_000,
  })

async function refreshSegments(client: QueryClient): Promise<void> {
  await Promise.all(['segments', 'customers', 'customer'].map((key) => client.invalidateQueries({ queryKey: [key] })))
}

export interface SegmentForm {
  name: string
  description: string | null
  isShared: boolean
  kind: SegmentKind
  condition: Condition | null
}

export function useSaveSegment(segment: Segment | null) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ kind, condition, ...facts }: SegmentForm) => {
      if (segment) {
        const body = condition ? { ...facts, condition } : facts
        return callRoute(updateSegment, { params: { id: segment.id }, version: segment.version, body })
      }
      if (kind === 'static') return callRoute(createSegment, { body: { ...facts, kind } })
      return callRoute(createSegment, { body: { ...facts, kind: 'dynamic', condition: condition ?? { all: [] } } })
    },
    onSuccess: () => refreshSegments(client),
  })
}

/** A new list of these customers. */
export function useCreateList() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { name: string; isShared: boolean; customerIds: string[] }) =>
      callRoute(createSegment, { body: { ...body, kind: 'static' } }),
    onSuccess: () => refreshSegments(client),
  })
}

export function useDeleteSegment() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => callRoute(deleteSegment, { params: { id } }),
    onSuccess: () => refreshSegments(client),
  })
}

export function useChooseCustomers() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, add, remove }: { id: string; add: string[]; remove: string[] }) =>
      callRoute(chooseCustomers, { params: { id }, body: { add, remove } }),
    onSuccess: () => refreshSegments(client),
  })
}
