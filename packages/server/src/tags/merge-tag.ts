import { notFound } from '@zhike/core/kernel/problems'
import { tagIntoItself, unknownTag } from '@zhike/core/tags/problems'
import type { MergedTag } from '@zhike/core/tags/schema'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { replaceInConditions } from '../segments/replace-in-conditions.ts'
import { copyTag, lockTags, removeTag } from './queries.ts'

/** Whoever has the one has the other, segments ask for the other, and the one is gone. */
export async function mergeTag(ctx: Context, id: string, intoId: string): Promise<MergedTag> {
  requirePermission(ctx, 'tag.manage')
  return transaction(ctx, async (ctx) => {
    const tags = await lockTags(ctx, [id, intoId])
    const tag = tags.get(id)
    if (!tag) throw notFound({ id })
    if (id === intoId) throw tagIntoItself({ name: tag.name })
    const into = tags.get(intoId)
    if (!into) throw unknownTag({ id: intoId })
    const customers = await copyTag(ctx, id, intoId)
    await replaceInConditions(ctx, 'tag', id, intoId)
    await removeTag(ctx, id)
    await writeAudit(ctx, {
      action: 'tag.merge',
      subjectType: 'tag',
      subjectId: intoId,
      summary: { customers },
      before: { name: tag.name },
      after: { name: into.name },
    })
    await emitEvent(ctx, 'tags.changed', { tagId: intoId })
    return { tag: { ...into, abilities: { update: true, delete: true } }, customers }
  })
}
