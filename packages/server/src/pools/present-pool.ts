import type { Pool } from '@zhike/core/pools/schema'
import { may, now, type Context } from '../platform/context/context.ts'
import { countLimit, countPools, type PoolRow } from './pool-queries.ts'

const weekMs = 7 * 86_400_000

/** Pools with what lies in them and what the actor may do there. */
export async function presentPools(ctx: Context, rows: readonly PoolRow[]): Promise<Pool[]> {
  const since = new Date(now(ctx).getTime() - weekMs).toISOString()
  const counts = new Map(
    (
      await countPools(
        ctx,
        rows.map((row) => row.id),
        since,
      )
    ).map((one) => [one.id, one]),
  )
  const manages = may(ctx, 'pool.manage')
  return rows.map(({ mayClaim, ...row }) => {
    const count = counts.get(row.id)?.count ?? 0
    return {
      ...row,
      customers: { count: Math.min(count, countLimit), capped: count > countLimit },
      newIn7Days: counts.get(row.id)?.newIn7Days ?? 0,
      abilities: {
        claim: mayClaim && row.isActive && may(ctx, 'pool.claim') && ctx.actor.personId !== null,
        assign: row.isActive && may(ctx, 'customer.assign'),
        update: manages,
        deactivate: manages && row.isActive && !row.isDefault,
      },
    }
  })
}
