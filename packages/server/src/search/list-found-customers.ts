import type { FoundCustomer } from '@zhike/core/search/schema'
import { loadRows } from '../customers/load-rows.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { toHit } from './to-hit.ts'

/** These customers in this order, those outside the scope left out: what somebody opened last. */
export async function listFoundCustomers(ctx: Context, ids: readonly string[]): Promise<{ items: FoundCustomer[] }> {
  requirePermission(ctx, 'customer.read')
  const rows = await loadRows(ctx, ids)
  return { items: rows.map((row) => ({ ...toHit(row, 'name', undefined), marks: [] })) }
}
