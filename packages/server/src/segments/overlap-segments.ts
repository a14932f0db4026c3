import { notFound } from '@zhike/core/kernel/problems'
import type { SegmentOverlap } from '@zhike/core/segments/schema'
import { customerReach } from '../platform/access/customer-reach.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { compileSegment } from './compile-queries.ts'
import { selectOverlap } from './member-queries.ts'
import { selectSegment } from './queries.ts'

/** Inside one's own scope. */
export async function overlapSegments(ctx: Context, { a, b }: { a: string; b: string }): Promise<SegmentOverlap> {
  requirePermission(ctx, 'customer.read')
  for (const id of [a, b]) if (!(await selectSegment(ctx, id))) throw notFound({ id })
  const conditions = await Promise.all([compileSegment(ctx, a), compileSegment(ctx, b)])
  return selectOverlap(ctx, await customerReach(ctx), ...conditions)
}
