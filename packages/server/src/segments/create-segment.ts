import { newId } from '@zhike/core/kernel/ids'
import { notAllowed } from '@zhike/core/kernel/problems'
import { tooManySegments } from '@zhike/core/segments/problems'
import { mostOwnSegments, mostSharedSegments, type NewSegment, type Segment } from '@zhike/core/segments/schema'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { may, requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { checkSegment, refuseTakenName } from './check-segment.ts'
import { getSegment } from './get-segment.ts'
import { insertMembers, selectChoosable } from './member-queries.ts'
import { countSegmentsKept, insertSegment, lockConditions } from './queries.ts'
import { tellChanged } from './tell-changed.ts'

export async function createSegment(ctx: Context, input: NewSegment): Promise<Segment> {
  requirePermission(ctx, 'customer.read')
  const { personId } = ctx.actor
  // A segment is somebody's, also once it is shared.
  if (personId === null || (input.isShared && !may(ctx, 'segment.manage'))) {
    throw notAllowed({ action: 'segment.manage' })
  }
  const id = newId()
  const values = {
    name: input.name,
    description: input.description ?? null,
    isShared: input.isShared,
    condition: input.kind === 'dynamic' ? input.condition : null,
  }
  return transaction(ctx, async (ctx) => {
    await lockConditions(ctx)
    const limit = input.isShared ? mostSharedSegments : mostOwnSegments
    if ((await countSegmentsKept(ctx, input.isShared)) >= limit) throw tooManySegments({ limit })
    await checkSegment(ctx, id, values)
    await refuseTakenName(values.name, () => insertSegment(ctx, { id, kind: input.kind, ownerId: personId, ...values }))
    const chosen = input.kind === 'static' ? await selectChoosable(ctx, input.customerIds) : []
    if (chosen.length > 0) await insertMembers(ctx, id, chosen)
    await writeAudit(ctx, {
      action: 'segment.create',
      subjectType: 'segment',
      subjectId: id,
      summary: { kind: input.kind, ...(input.kind === 'static' ? { customers: chosen.length } : {}) },
      after: values,
    })
    await tellChanged(ctx, id)
    return getSegment(ctx, id)
  })
}
