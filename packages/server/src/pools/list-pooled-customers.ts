import type { Condition } from '@zhike/core/filter/condition'
import { labelTenure } from '@zhike/core/ownership/describe-tenure'
import { isRuleField } from '@zhike/core/rules/rule-catalogue'
import { visibleFields } from '../custom-fields/visible-fields.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { decodeCursor, encodeCursor, parseSort } from '../platform/list/keyset.ts'
import { requireVisiblePool } from './get-pool.ts'
import { countLimit } from './pool-queries.ts'
import {
  countAllPooled,
  countPooled,
  findPooledCustomers,
  pooledSorts,
  type PooledFilter,
} from './pooled-customer-queries.ts'

export async function listPooledCustomers(
  ctx: Context,
  poolId: string,
  query: { filter?: Condition | undefined; sort: string; limit: number; after?: string | undefined },
) {
  requirePermission(ctx, 'pool.read')
  await requireVisiblePool(ctx, poolId)
  const keys = parseSort(query.sort, pooledSorts, '-enteredAt')
  const scope = { poolId, filter: query.filter ?? null }
  const cursor = decodeCursor(query.after, keys, scope)
  const rows = await findPooledCustomers(ctx, poolId, {
    filter: await pooledFilter(ctx, query.filter),
    keys,
    cursor,
    limit: query.limit,
  })
  const shown = rows.slice(0, query.limit)
  const last = shown.at(-1)
  return {
    items: shown.map(({ reasonCode, rulePosition, ...row }) => ({
      ...row,
      label: labelTenure({ reasonCode, rulePosition }, ctx.locale),
    })),
    nextCursor: last && rows.length > query.limit ? encodeCursor(keys, scope, [last.enteredAt], last.id) : null,
  }
}

export async function countPooledCustomers(ctx: Context, poolId: string, query: { filter?: Condition | undefined }) {
  requirePermission(ctx, 'pool.read')
  await requireVisiblePool(ctx, poolId)
  const count = await countPooled(ctx, poolId, await pooledFilter(ctx, query.filter))
  return { count: Math.min(count, countLimit), capped: count > countLimit }
}

/** All of them, however many. */
export async function countAllPooledCustomers(
  ctx: Context,
  poolId: string,
  filter: Condition | undefined,
): Promise<number> {
  requirePermission(ctx, 'pool.read')
  await requireVisiblePool(ctx, poolId)
  return countAllPooled(ctx, poolId, await pooledFilter(ctx, filter))
}

async function pooledFilter(ctx: Context, condition: Condition | undefined): Promise<PooledFilter | undefined> {
  return condition && { condition, custom: (await visibleFields(ctx, 'customer')).filter(isRuleField) }
}
