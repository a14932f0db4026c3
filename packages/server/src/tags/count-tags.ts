import type { TagCount } from '@zhike/core/tags/schema'
import { customerReach } from '../platform/access/customer-reach.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { selectTagCounts } from './queries.ts'

/** Nobody counts more customers by their tags than by the list. */
export async function countTags(ctx: Context): Promise<{ items: TagCount[] }> {
  requirePermission(ctx, 'customer.read')
  return { items: await selectTagCounts(ctx, await customerReach(ctx)) }
}
