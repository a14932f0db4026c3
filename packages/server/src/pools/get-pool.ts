import { notFound } from '@zhike/core/kernel/problems'
import type { Pool } from '@zhike/core/pools/schema'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { findVisiblePools, type PoolRow } from './pool-queries.ts'
import { presentPools } from './present-pool.ts'

export async function getPool(ctx: Context, id: string): Promise<Pool> {
  requirePermission(ctx, 'pool.read')
  const [pool] = await presentPools(ctx, [await requireVisiblePool(ctx, id)])
  if (!pool) throw notFound({ id })
  return pool
}

/** A pool the actor can see; every other one does not exist. */
export async function requireVisiblePool(ctx: Context, id: string): Promise<PoolRow> {
  const [row] = await findVisiblePools(ctx, { id, includeInactive: true })
  if (!row) throw notFound({ id })
  return row
}
