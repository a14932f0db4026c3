import { notAllowed, notFound } from '@zhike/core/kernel/problems'
import { segmentInUse } from '@zhike/core/segments/problems'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { mayChange } from './present-segment.ts'
import { lockConditions, removeSegment, selectSegment } from './queries.ts'
import { segmentsAskingFor } from './segments-asking-for.ts'

/** Its customers stay; only what they were chosen for is gone. */
export async function deleteSegment(ctx: Context, id: string): Promise<void> {
  requirePermission(ctx, 'customer.read')
  await transaction(ctx, async (ctx) => {
    await lockConditions(ctx)
    const segment = await selectSegment(ctx, id, { lock: true })
    if (!segment) throw notFound({ id })
    if (!mayChange(ctx, segment)) throw notAllowed({ action: 'segment.manage' })
    const { name, description, kind, isShared, condition } = segment
    const asking = await segmentsAskingFor(ctx, 'segment', segment.id)
    if (asking.length > 0) throw segmentInUse({ name, names: asking.map((one) => one.shownName).join('、') })
    await removeSegment(ctx, id)
    await writeAudit(ctx, {
      action: 'segment.delete',
      subjectType: 'segment',
      subjectId: id,
      summary: { kind },
      before: { name, description, isShared, condition },
    })
    await emitEvent(ctx, 'segments.changed', { segmentIds: [segment.id] })
  })
}
