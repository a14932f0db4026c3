import type { CustomerSelection } from '@zhike/core/customers/schema'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { selectTotals } from './list-queries.ts'
import { resolveSelection } from './selection.ts'

/** The line under the title of the list. */
export async function sumCustomers(
  ctx: Context,
  query: CustomerSelection,
): Promise<{ count: number; revenue12m: string }> {
  requirePermission(ctx, 'customer.read')
  return selectTotals(ctx, await resolveSelection(ctx, query))
}
