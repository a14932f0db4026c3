import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { OutputOf, SentBody } from '@zhike/core/api/route'
import {
  applyOwnershipRun,
  compareRuleVersions,
  createRuleDraft,
  discardRuleDraft,
  getOwnershipRun,
  getRules,
  listOwnershipRuns,
  listRuleVersions,
  listRunMoves,
  previewRules,
  saveRuleDraft,
  tryRules,
  undoOwnershipRun,
} from '@zhike/core/rules/api'
import { callRoute } from '../app/api-client.ts'

const key = 'rules'

export type RuleVersion = OutputOf<typeof getRules>['active']
export type AppliedRules = NonNullable<OutputOf<typeof getRules>['applied']>
export type ShownRule = RuleVersion['rules'][number]
export type OwnershipRun = OutputOf<typeof getOwnershipRun>
export type RulesInput = SentBody<typeof saveRuleDraft>
export type PreviewInput = SentBody<typeof previewRules>

export const rulesQuery = queryOptions({
  queryKey: [key, 'now'],
  queryFn: ({ signal }) => callRoute(getRules, { signal }),
})

export const ruleVersionsQuery = queryOptions({
  queryKey: [key, 'versions'],
  queryFn: ({ signal }) => callRoute(listRuleVersions, { query: { limit: 50 }, signal }),
})

export const appliedRunsQuery = queryOptions({
  queryKey: [key, 'runs'],
  queryFn: ({ signal }) => callRoute(listOwnershipRuns, { query: { limit: 10 }, signal }),
})

export const compareQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: [key, 'compare', from, to],
    queryFn: ({ signal }) => callRoute(compareRuleVersions, { query: { from, to }, signal }),
  })

export const tryQuery = (customerId: string, versionId: string, version: number) =>
  queryOptions({
    queryKey: [key, 'try', customerId, versionId, version],
    queryFn: ({ signal }) => callRoute(tryRules, { body: { customerId, versionId }, signal }),
  })

export const movesQuery = (runId: string) =>
  infiniteQueryOptions({
    queryKey: [key, 'moves', runId],
    queryFn: ({ pageParam, signal }) =>
      callRoute(listRunMoves, {
        params: { id: runId },
        query: { limit: 50, ...(pageParam ? { after: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })

const pollMs = 500

/** Follows a run that works in a job to its end. */
async function untilDone(run: OwnershipRun): Promise<OwnershipRun> {
  let now = run
  while (now.state === 'queued' || now.state === 'running') {
    await new Promise((resolve) => setTimeout(resolve, pollMs))
    now = await callRoute(getOwnershipRun, { params: { id: run.id } })
  }
  return now
}

export function useRuleActions() {
  const client = useQueryClient()
  const refresh = () => client.invalidateQueries({ queryKey: [key] })
  return {
    startDraft: useMutation({
      mutationFn: (basedOn?: string) => callRoute(createRuleDraft, { body: basedOn ? { basedOn } : {} }),
      onSuccess: refresh,
    }),
    saveDraft: useMutation({
      mutationFn: ({ version, body }: { version: number; body: RulesInput }) =>
        callRoute(saveRuleDraft, { version, body }),
      onSettled: refresh,
    }),
    discardDraft: useMutation({ mutationFn: () => callRoute(discardRuleDraft), onSuccess: refresh }),
    preview: useMutation({
      mutationFn: async (body: PreviewInput) => untilDone(await callRoute(previewRules, { body })),
    }),
    apply: useMutation({
      mutationFn: async (runId: string) =>
        untilDone(await callRoute(applyOwnershipRun, { params: { id: runId }, body: { moveCustomers: true } })),
      // Who holds what shows on nearly every page.
      onSettled: () => client.invalidateQueries(),
    }),
    undo: useMutation({
      mutationFn: async (runId: string) => untilDone(await callRoute(undoOwnershipRun, { params: { id: runId } })),
      onSettled: () => client.invalidateQueries(),
    }),
  }
}
