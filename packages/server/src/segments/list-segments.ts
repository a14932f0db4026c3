import type { Segment } from '@zhike/core/segments/schema'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { presentSegments } from './present-segment.ts'
import { selectSegments } from './queries.ts'

const daysShown = 60

export async function listSegments(ctx: Context): Promise<{ items: Segment[] }> {
  requirePermission(ctx, 'customer.read')
  const rows = await selectSegments(ctx)
  return { items: await presentSegments(ctx, rows, rows, daysShown) }
}
