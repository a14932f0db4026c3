import { queryOptions, useQuery, type QueryClient } from '@tanstack/react-query'
import { listViews } from '@zhike/core/saved-views/api'
import type { SavedView } from '@zhike/core/saved-views/schema'
import { callRoute } from '../app/api-client.ts'
import { filterKeys, type CustomerListSearch } from '../customers/list-search.ts'
import { differsFromView, searchOfView } from './view-search.ts'

export const viewsQuery = queryOptions({
  queryKey: ['views'],
  queryFn: ({ signal }) => callRoute(listViews, { signal }),
  staleTime: 60_000,
})

export function refreshViews(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: ['views'] })
}

export interface ShownView {
  /** What the list shows: the address, or what the view keeps. */
  search: CustomerListSearch
  view: SavedView | undefined
  /** The address names a view that is not there. */
  isGone: boolean
  hasChanged: boolean
}

const ownKeys = ['scope', 'q', 'filter', 'sort', 'cols', ...filterKeys] as const

/** Joins the address with the view it names, or with the one the list opens with where it names nothing. */
export function useShownView(search: CustomerListSearch): ShownView {
  const { data } = useQuery(viewsQuery)
  const isBare = ownKeys.every((key) => search[key] === undefined)
  const id = search.view === 'none' ? undefined : (search.view ?? (isBare ? data?.defaultViewId : undefined))
  const view = data?.items.find((one) => one.id === id)
  if (!view) return { search, view, isGone: Boolean(id && data), hasChanged: false }
  const hasChanged = search.edited === true && differsFromView(search, view.definition)
  if (search.edited) return { search, view, isGone: false, hasChanged }
  const { after, open } = search
  return { search: { ...searchOfView(view.definition), view: view.id, after, open }, view, isGone: false, hasChanged }
}
