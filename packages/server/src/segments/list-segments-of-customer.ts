import type { SegmentBrief } from '@zhike/core/segments/schema'
import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { compileAskable } from './compile-queries.ts'
import { whichHold } from './member-queries.ts'
import { selectSegments } from './queries.ts'

export async function listSegmentsOfCustomer(ctx: Context, customerId: string): Promise<{ items: SegmentBrief[] }> {
  requirePermission(ctx, 'customer.read')
  await requireCustomer(ctx, customerId)
  const segments = await selectSegments(ctx)
  const compiled = await compileAskable(ctx, segments)
  const asked = segments.filter(({ id }) => compiled.has(id))
  const holds = await whichHold(ctx, customerId, [...compiled.values()])
  return { items: asked.filter((_, n) => holds[n]).map(({ id, name, kind }) => ({ id, name, kind })) }
}
