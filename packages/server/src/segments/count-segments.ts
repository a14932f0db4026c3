import type { SegmentCount } from '@zhike/core/segments/schema'
import { customerReach } from '../platform/access/customer-reach.ts'
import { mayForAll, requirePermission, type Context } from '../platform/context/context.ts'
import { compileAskable } from './compile-queries.ts'
import { countEach } from './member-queries.ts'
import { selectLatestSizes, selectSegments } from './queries.ts'

/**
 * Inside one's own scope what there is now, in one reading of it. Of the whole company what was measured last: to count
 * a hundred conditions over a million customers is the night's work.
 */
export async function countSegments(ctx: Context): Promise<{ items: SegmentCount[] }> {
  requirePermission(ctx, 'customer.read')
  const compiled = await compileAskable(ctx, await selectSegments(ctx))
  if (mayForAll(ctx, 'customer.read')) return { items: await selectLatestSizes(ctx, [...compiled.keys()]) }
  const counts = await countEach(ctx, await customerReach(ctx), [...compiled.values()])
  return { items: [...compiled.keys()].map((segmentId, n) => ({ segmentId, customers: counts[n] ?? 0 })) }
}
