import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import {
  getLatestTierRun,
  getTierRun,
  getTierScheme,
  listTierCustomers,
  listTierRuns,
  putTierScheme,
  startTierRun,
} from '@zhike/core/tiers/api'
import type { TierRun, TierScheme } from '@zhike/core/tiers/schema'
import { callRoute } from '../app/api-client.ts'
import type { TierListSearch } from './tier-list-search.ts'

const key = 'tiers'

export const latestTiersQuery = (departmentId?: string) =>
  queryOptions({
    queryKey: [key, 'latest', departmentId ?? null],
    queryFn: ({ signal }) => callRoute(getLatestTierRun, { query: departmentId ? { departmentId } : {}, signal }),
  })

export const tierSchemeQuery = queryOptions({
  queryKey: [key, 'scheme'],
  queryFn: ({ signal }) => callRoute(getTierScheme, { signal }),
})

export const tierRunsQuery = queryOptions({
  queryKey: [key, 'runs'],
  queryFn: ({ signal }) => callRoute(listTierRuns, { query: { limit: 20 }, signal }),
})

export const tierCustomersQuery = (search: TierListSearch, limit = 50) =>
  queryOptions({
    queryKey: [key, 'customers', search, limit],
    queryFn: ({ signal }) =>
      callRoute(listTierCustomers, {
        query: {
          limit,
          ...(search.tier ? { tier: search.tier } : {}),
          ...(search.vip ? { vip: 'true' as const } : {}),
          ...(search.changed ? { changed: 'true' as const } : {}),
          ...(search.department ? { departmentId: search.department } : {}),
          ...(search.after ? { after: search.after } : {}),
        },
        signal,
      }),
    placeholderData: keepPreviousData,
  })

const pollMs = 700

/** Starts a run and follows it to its end. */
async function runTiers(): Promise<TierRun> {
  let run = await callRoute(startTierRun)
  while (run.state === 'queued' || run.state === 'running') {
    await new Promise((resolve) => setTimeout(resolve, pollMs))
    run = await callRoute(getTierRun, { params: { id: run.id } })
  }
  return run
}

export function useRunTiers() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: runTiers,
    // Tiers show on every list of customers.
    onSettled: () => client.invalidateQueries(),
  })
}

export function useSaveScheme() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (scheme: TierScheme) => callRoute(putTierScheme, { body: scheme }),
    onSuccess: (saved) => client.setQueryData(tierSchemeQuery.queryKey, saved),
  })
}
