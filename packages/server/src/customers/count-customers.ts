import type { CustomerSelection } from '@zhike/core/customers/schema'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { selectCount } from './list-queries.ts'
import { resolveSelection } from './selection.ts'

/** Counts are exact up to here; beyond it nobody reads the last digit, and counting costs more than the page. */
export const countCap = 10_000

export async function countCustomers(
  ctx: Context,
  query: CustomerSelection,
): Promise<{ count: number; capped: boolean }> {
  requirePermission(ctx, 'customer.read')
  const count = await selectCount(ctx, await resolveSelection(ctx, query), countCap)
  return { count: Math.min(count, countCap), capped: count > countCap }
}
