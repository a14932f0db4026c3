import { requirePermission, type Context } from '../platform/context/context.ts'
import { countMembers } from './cluster-queries.ts'

/** How many customers in groups of duplicates the actor may take out. */
export function countGroupedCustomers(ctx: Context, minScore: number): Promise<number> {
  requirePermission(ctx, 'customer.check-duplicate')
  return countMembers(ctx, minScore, 'customer.export')
}
