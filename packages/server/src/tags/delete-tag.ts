import { notFound } from '@zhike/core/kernel/problems'
import { tagInUse } from '@zhike/core/tags/problems'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { segmentsAskingFor } from '../segments/segments-asking-for.ts'
import { lockTags, removeTag } from './queries.ts'

/** Takes a tag off every customer. One that a segment asks for stays: the segment would silently be empty. */
export async function deleteTag(ctx: Context, id: string): Promise<void> {
  requirePermission(ctx, 'tag.manage')
  await transaction(ctx, async (ctx) => {
    const tag = (await lockTags(ctx, [id])).get(id)
    if (!tag) throw notFound({ id })
    const asking = await segmentsAskingFor(ctx, 'tag', id)
    if (asking.length > 0)
      throw tagInUse({ name: tag.name, names: asking.map(({ shownName }) => shownName).join('、') })
    const customers = await removeTag(ctx, id)
    const { name, colour, groupName } = tag
    await writeAudit(ctx, {
      action: 'tag.delete',
      subjectType: 'tag',
      subjectId: id,
      summary: { customers },
      before: { name, colour, groupName },
    })
    await emitEvent(ctx, 'tags.changed', { tagId: id })
  })
}
