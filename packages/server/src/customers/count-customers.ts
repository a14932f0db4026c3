import type { CustomerSelection } from '@zhike/core/customers/schema'
import type { SlowFields } from '@zhike/core/custom-fields/schema'
import { fieldsOf } from '@zhike/core/filter/fields-of'
import { slowFields } from '../custom-fields/slow-fields.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { selectCount } from './list-queries.ts'
import { resolveSelection } from './selection.ts'

/** Counts are exact up to here; beyond it nobody reads the last digit, and counting costs more than the page. */
export const countCap = 10_000

export async function countCustomers(
  ctx: Context,
  query: CustomerSelection,
): Promise<{ count: number; capped: boolean; slow?: SlowFields }> {
  requirePermission(ctx, 'customer.read')
  const selection = await resolveSelection(ctx, query)
  const started = performance.now()
  const count = await selectCount(ctx, selection, countCap)
  const slow = slowFields(selection.custom, query.filter ? fieldsOf(query.filter) : [], performance.now() - started)
  return { count: Math.min(count, countCap), capped: count > countCap, ...(slow ? { slow } : {}) }
}
