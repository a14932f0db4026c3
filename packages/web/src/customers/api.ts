import { infiniteQueryOptions, keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query'
import {
  checkDuplicate,
  countCustomers,
  countCustomerTabs,
  getCustomer,
  getRevenueByMonth,
  listCustomers,
  listDeletedCustomers,
  listTimeline,
  sumCustomers,
} from '@zhike/core/customers/api'
import type { RowField } from '@zhike/core/customers/row-fields'
import type { timelineKinds } from '@zhike/core/customers/timeline-schema'
import type { SentBody, SentQuery } from '@zhike/core/api/route'
import { getCustomerTier } from '@zhike/core/tiers/api'
import { callRoute } from '../app/api-client.ts'
import { listCondition } from './list-condition.ts'
import { defaultSort, type CustomerListSearch } from './list-search.ts'

type Selection = SentQuery<typeof sumCustomers>
export type TimelineKind = (typeof timelineKinds)[number]

/** What narrows the list, as the server reads it. */
export function selectionOf(search: CustomerListSearch, scope: Selection['scope']): Selection {
  const condition = listCondition(search)
  return {
    scope,
    ...(search.q ? { q: search.q } : {}),
    ...(condition ? { filter: JSON.stringify(condition) } : {}),
  }
}

export const pageSize = 50

/** What a list shows of its rows: fields every company has, and keys of its own. */
export interface ShownFields {
  fields: readonly RowField[]
  custom: readonly string[]
}

/** A page of the list: which, and what it shows. */
export interface ListPage {
  sort?: string | undefined
  after?: string | undefined
  shown: ShownFields
}

export function listPageParameters({ sort = defaultSort, after, shown }: ListPage) {
  return { sort, limit: pageSize, ...shownParameters(shown), ...(after ? { after } : {}) }
}

function shownParameters({ fields, custom }: ShownFields) {
  return { fields: fields.join(','), custom: custom.join(',') }
}

/** Read to the end, also where no index serves it. */
export const customerListQuery = (selection: Selection, page: ListPage) =>
  queryOptions({
    queryKey: ['customers', 'list', selection, listPageParameters(page)],
    queryFn: ({ signal }) =>
      callRoute(listCustomers, {
        query: { ...selection, ...listPageParameters(page), wait: 'true' },
        signal,
      }),
    placeholderData: keepPreviousData,
  })

/** The phone's list goes on and on. */
export const endlessCustomersQuery = (selection: Selection, shown: ShownFields, sort = defaultSort) =>
  infiniteQueryOptions({
    queryKey: ['customers', 'endless', selection, sort, shown],
    queryFn: ({ signal, pageParam }) =>
      callRoute(listCustomers, {
        query: {
          ...selection,
          sort,
          limit: 30,
          ...shownParameters(shown),
          wait: 'true',
          ...(pageParam ? { after: pageParam } : {}),
        },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  })

export const customerCountQuery = (selection: Selection) =>
  queryOptions({
    queryKey: ['customers', 'count', selection],
    queryFn: ({ signal }) => callRoute(countCustomers, { query: { ...selection, wait: 'true' }, signal }),
    staleTime: 60_000,
  })

export const customerTotalsQuery = (selection: Selection) =>
  queryOptions({
    queryKey: ['customers', 'totals', selection],
    queryFn: ({ signal }) => callRoute(sumCustomers, { query: selection, signal }),
    staleTime: 60_000,
  })

export const tabCountsQuery = queryOptions({
  queryKey: ['customers', 'tabs'],
  queryFn: ({ signal }) => callRoute(countCustomerTabs, { signal }),
  staleTime: 60_000,
})

export const binQuery = infiniteQueryOptions({
  queryKey: ['customers', 'bin'],
  queryFn: ({ signal, pageParam }) =>
    callRoute(listDeletedCustomers, { query: { limit: 50, ...(pageParam ? { after: pageParam } : {}) }, signal }),
  initialPageParam: '',
  getNextPageParam: (last) => last.nextCursor,
})

export const customerQuery = (id: string) =>
  queryOptions({
    queryKey: ['customer', id],
    queryFn: ({ signal }) => callRoute(getCustomer, { params: { id }, signal }),
  })

export const customerTierQuery = (id: string) =>
  queryOptions({
    queryKey: ['customer', id, 'tier'],
    queryFn: ({ signal }) => callRoute(getCustomerTier, { params: { id }, signal }),
    staleTime: 60_000,
  })

export const revenueByMonthQuery = (id: string) =>
  queryOptions({
    queryKey: ['customer', id, 'revenue'],
    queryFn: ({ signal }) => callRoute(getRevenueByMonth, { params: { id }, query: { months: '12' }, signal }),
    staleTime: 60_000,
  })

export const timelineQuery = (id: string, kind: TimelineKind | undefined) =>
  infiniteQueryOptions({
    queryKey: ['customer', id, 'timeline', kind ?? 'all'],
    queryFn: ({ signal, pageParam }) =>
      callRoute(listTimeline, {
        params: { id },
        query: { limit: 20, ...(kind ? { kinds: kind } : {}), ...(pageParam ? { after: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  })

export const duplicateQuery = (input: SentBody<typeof checkDuplicate>) =>
  queryOptions({
    queryKey: ['customers', 'duplicate', input],
    queryFn: ({ signal }) => callRoute(checkDuplicate, { body: input, signal }),
    // Every check leaves a mark in the audit: the same words are asked once.
    staleTime: 300_000,
  })

/** After a change of one customer: everything that shows it asks again. */
export async function refreshCustomer(client: QueryClient, id: string): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: ['customer', id] }),
    client.invalidateQueries({ queryKey: ['customers'] }),
    client.invalidateQueries({ queryKey: ['today'] }),
  ])
}
