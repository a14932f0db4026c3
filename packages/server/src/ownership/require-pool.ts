import { notFound } from '@zhike/core/kernel/problems'
import { defaultOwnershipMissing, holderInactive } from '@zhike/core/ownership/problems'
import type { Context } from '../platform/context/context.ts'
import { findArchivePool, findDefaultPool, lockPools, type PoolRow } from './book-queries.ts'

/** A public pool that can take customers; it stays open until the transaction ends. */
export async function requirePool(ctx: Context, poolId: string): Promise<PoolRow> {
  const [pool] = await lockPools(ctx, [poolId])
  if (!pool || pool.kind !== 'public') throw notFound({ id: poolId })
  if (!pool.isActive) throw holderInactive({ name: pool.name })
  return pool
}

/** The pool that takes what nobody else does. */
export async function requireDefaultPool(ctx: Context): Promise<PoolRow> {
  const pool = await findDefaultPool(ctx)
  if (!pool) throw defaultOwnershipMissing()
  return pool
}

/** Where deleted customers lie. */
export async function requireArchivePool(ctx: Context): Promise<PoolRow> {
  const pool = await findArchivePool(ctx)
  if (!pool) throw defaultOwnershipMissing()
  return pool
}
