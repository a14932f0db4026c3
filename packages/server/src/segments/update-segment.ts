import { lostUpdate, notAllowed, notFound } from '@zhike/core/kernel/problems'
import { segmentIsStatic } from '@zhike/core/segments/problems'
import type { Segment, SegmentPatch } from '@zhike/core/segments/schema'
import { changedFields } from '../platform/audit/changed-fields.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { may, requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { checkSegment, refuseTakenName } from './check-segment.ts'
import { getSegment } from './get-segment.ts'
import { mayChange } from './present-segment.ts'
import { lockConditions, saveSegment, selectSegment } from './queries.ts'
import { tellChanged } from './tell-changed.ts'

/** Also who sees it: sharing one's own needs the permission, and so does taking a shared one back. */
export async function updateSegment(ctx: Context, id: string, patch: SegmentPatch, version: number): Promise<Segment> {
  requirePermission(ctx, 'customer.read')
  return transaction(ctx, async (ctx) => {
    await lockConditions(ctx)
    const segment = await selectSegment(ctx, id, { lock: true })
    if (!segment) throw notFound({ id })
    const isSharing = patch.isShared === true && !may(ctx, 'segment.manage')
    if (!mayChange(ctx, segment) || isSharing) throw notAllowed({ action: 'segment.manage' })
    if (segment.version !== version) throw lostUpdate({ current: segment.version, yours: version })
    if (segment.kind === 'static' && patch.condition) throw segmentIsStatic({ name: segment.name })
    const { name, description, isShared, condition } = segment
    const before = { name, description, isShared, condition }
    const after = {
      name: patch.name ?? name,
      description: patch.description === undefined ? description : patch.description,
      isShared: patch.isShared ?? isShared,
      condition: patch.condition ?? condition,
    }
    // Taken back it would be its owner's alone, whoever that is.
    if (isShared && !after.isShared && segment.ownerId !== ctx.actor.personId) {
      throw notAllowed({ action: 'segment.manage' })
    }
    const changed = changedFields(before, after)
    if (Object.keys(changed.after).length === 0) return getSegment(ctx, id)
    await checkSegment(ctx, segment.id, after)
    await refuseTakenName(after.name, () => saveSegment(ctx, id, after))
    await writeAudit(ctx, { action: 'segment.update', subjectType: 'segment', subjectId: id, ...changed })
    await tellChanged(ctx, segment.id)
    return getSegment(ctx, id)
  })
}
