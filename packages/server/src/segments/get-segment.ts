import { notFound } from '@zhike/core/kernel/problems'
import type { Segment } from '@zhike/core/segments/schema'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { presentSegments } from './present-segment.ts'
import { selectSegments } from './queries.ts'

const daysShown = 731

export async function getSegment(ctx: Context, id: string): Promise<Segment> {
  requirePermission(ctx, 'customer.read')
  const visible = await selectSegments(ctx)
  const row = visible.find((one) => one.id === id.toLowerCase())
  const [segment] = row ? await presentSegments(ctx, [row], visible, daysShown) : []
  if (!segment) throw notFound({ id })
  return segment
}
