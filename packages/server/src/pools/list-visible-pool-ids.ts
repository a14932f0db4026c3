import type { Context } from '../platform/context/context.ts'
import { findVisiblePools } from './pool-queries.ts'

/** The pools whose customers the actor can see without holding them. */
export async function listVisiblePoolIds(ctx: Context): Promise<string[]> {
  return (await findVisiblePools(ctx, { includeInactive: true })).map((pool) => pool.id)
}
