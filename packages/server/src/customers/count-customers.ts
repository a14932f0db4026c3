import type { CountCustomersQuery } from '@zhike/core/customers/schema'
import type { SlowFields } from '@zhike/core/custom-fields/schema'
import { slowFields } from '../custom-fields/slow-fields.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { selectCount } from './list-queries.ts'
import { patience, unservedBy, withPatience } from './patience.ts'
import { resolveSelection } from './selection.ts'

/** Counts are exact up to here; beyond it nobody reads the last digit, and counting costs more than the page. */
export const countCap = 10_000

export async function countCustomers(
  ctx: Context,
  query: CountCustomersQuery,
): Promise<{ count: number; capped: boolean; slow?: SlowFields }> {
  requirePermission(ctx, 'customer.read')
  const selection = await resolveSelection(ctx, query)
  const started = performance.now()
  const count = await withPatience(
    ctx,
    selection,
    [],
    query.wait === 'true' ? patience.long : patience.short,
    (selection) => selectCount(ctx, selection, countCap),
  )
  const slow = slowFields(selection.custom, unservedBy(selection, []).helped, performance.now() - started)
  return { count: Math.min(count, countCap), capped: count > countCap, ...(slow ? { slow } : {}) }
}
