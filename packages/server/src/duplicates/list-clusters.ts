import { evidenceOf, wordedEvidence } from '@zhike/core/duplicates/evidence'
import type { DuplicateCluster, listClustersQuery } from '@zhike/core/duplicates/schema'
import type { z } from 'zod'
import { loadRows } from '../customers/load-rows.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { decodeCursor, encodeCursor } from '../platform/list/keyset.ts'
import { clusterOrder, selectClusters, selectMembers, selectPairs, type PairRow } from './cluster-queries.ts'

const usuallyShown = 5

export async function listClusters(
  ctx: Context,
  { minScore, limit, after }: z.output<typeof listClustersQuery>,
  shownOfEach = usuallyShown,
): Promise<{ items: DuplicateCluster[]; nextCursor: string | null }> {
  requirePermission(ctx, 'customer.check-duplicate')
  requirePermission(ctx, 'customer.read')
  const filter = ['duplicates', minScore]
  const cursor = decodeCursor(after, clusterOrder, filter)
  const found = await selectClusters(ctx, { minScore, cursor, limit: limit + 1 })
  const clusters = found.slice(0, limit)
  const ids = clusters.map((cluster) => cluster.id)
  const members = ids.length > 0 ? await selectMembers(ctx, ids) : []
  const strongest = new Map<string, PairRow>()
  for (const pair of ids.length > 0 ? await selectPairs(ctx, ids) : []) {
    if (!strongest.has(pair.clusterId)) strongest.set(pair.clusterId, pair)
  }
  const visibleOf = (id: string) => members.filter((one) => one.clusterId === id && one.isVisible)
  const rows = new Map(
    (
      await loadRows(
        ctx,
        ids.flatMap((id) =>
          visibleOf(id)
            .slice(0, shownOfEach)
            .map((one) => one.customerId),
        ),
      )
    ).map((row) => [row.id, row]),
  )
  const items = clusters.map(({ id, score }): DuplicateCluster => {
    const visible = visibleOf(id)
    return {
      id,
      score,
      evidence: wordedEvidence(evidenceOf(strongest.get(id)?.evidence ?? 0)),
      customers: visible.flatMap((one) => rows.get(one.customerId) ?? []),
      visible: visible.length,
      hidden: members.filter((one) => one.clusterId === id && !one.isVisible).length,
    }
  })
  const last = found.length > limit ? clusters.at(-1) : undefined
  return { items, nextCursor: last ? encodeCursor(clusterOrder, filter, [String(last.score)], last.id) : null }
}
