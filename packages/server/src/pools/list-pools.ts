import { requirePermission, type Context } from '../platform/context/context.ts'
import { findVisiblePools } from './pool-queries.ts'
import { presentPools } from './present-pool.ts'

export async function listPools(ctx: Context, options: { includeInactive: boolean }) {
  requirePermission(ctx, 'pool.read')
  return { items: await presentPools(ctx, await findVisiblePools(ctx, options)) }
}
