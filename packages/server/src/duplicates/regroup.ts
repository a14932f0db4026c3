import { groupPairs } from '@zhike/core/duplicates/group-pairs'
import { newId } from '@zhike/core/kernel/ids'
import type { Context } from '../platform/context/context.ts'
import { replaceGroups, selectGroupsOf, selectPairsAmong, type NewGroup } from './apart-queries.ts'

/** Groups anew those who stand with these customers, after something was said of them; the largest keeps its id. */
export async function regroup(ctx: Context, customerIds: readonly string[]): Promise<void> {
  const before = await selectGroupsOf(ctx, customerIds)
  const clusterOf = new Map(before.map((row) => [row.customerId, row.clusterId]))
  const pairs = await selectPairsAmong(ctx, [...new Set([...customerIds, ...clusterOf.keys()])])
  const free = new Set(clusterOf.values())
  const groups = groupPairs(pairs.map((pair) => [pair.customerId, pair.otherId] as const))
    .sort((a, b) => b.length - a.length)
    .map((members): NewGroup => {
      const former = members.map((id) => clusterOf.get(id)).find((id) => id !== undefined && free.has(id))
      if (former !== undefined) free.delete(former)
      const inside = new Set(members)
      const score = Math.max(...pairs.filter((pair) => inside.has(pair.customerId)).map((pair) => pair.score))
      return { id: former ?? newId(), score, members }
    })
  await replaceGroups(ctx, [...new Set(clusterOf.values())], groups)
}
