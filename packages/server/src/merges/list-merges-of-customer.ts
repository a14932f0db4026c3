import type { Merge } from '@zhike/core/merges/schema'
import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { presentMerge } from './get-merge.ts'
import { selectMergesInto } from './merge-queries.ts'

/** What was merged into a customer, newest first. */
export async function listMergesOfCustomer(ctx: Context, customerId: string): Promise<{ items: Merge[] }> {
  requirePermission(ctx, 'customer.read')
  await requireCustomer(ctx, customerId)
  const items: Merge[] = []
  for (const merge of await selectMergesInto(ctx, customerId)) items.push(await presentMerge(ctx, merge))
  return { items }
}
