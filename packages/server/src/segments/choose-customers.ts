import { notAllowed, notFound } from '@zhike/core/kernel/problems'
import { segmentIsDynamic } from '@zhike/core/segments/problems'
import type { ChooseCustomersInput, ChosenCustomers } from '@zhike/core/segments/schema'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { deleteMembers, insertMembers, selectChoosable } from './member-queries.ts'
import { mayChange } from './present-segment.ts'
import { selectSegment } from './queries.ts'
import { tellChanged } from './tell-changed.ts'

/** Adds to a list and removes from it. What lies outside the data scope is neither added nor found in it. */
export async function chooseCustomers(
  ctx: Context,
  id: string,
  { add, remove }: ChooseCustomersInput,
): Promise<ChosenCustomers> {
  requirePermission(ctx, 'customer.read')
  return transaction(ctx, async (ctx) => {
    const segment = await selectSegment(ctx, id)
    if (!segment) throw notFound({ id })
    if (!mayChange(ctx, segment)) throw notAllowed({ action: 'segment.manage' })
    if (segment.kind === 'dynamic') throw segmentIsDynamic({ name: segment.name })
    const asked = [...new Set([...add, ...remove])]
    const reached = new Set(await selectChoosable(ctx, asked))
    const removed = await deleteMembers(
      ctx,
      id,
      remove.filter((one) => reached.has(one)),
    )
    const added = await insertMembers(
      ctx,
      id,
      add.filter((one) => reached.has(one)),
    )
    if (added.length + removed.length > 0) {
      await writeAudit(ctx, {
        action: 'segment.choose',
        subjectType: 'segment',
        subjectId: id,
        summary: { added: added.length, removed: removed.length },
        after: { name: segment.name, added, removed },
      })
      await tellChanged(ctx, segment.id)
    }
    return { added, removed, leftOut: asked.length - reached.size }
  })
}
