import { newId } from '@zhike/core/kernel/ids'
import { tooManyTags } from '@zhike/core/tags/problems'
import { mostTags, type NewTag, type Tag } from '@zhike/core/tags/schema'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { countAllTags, insertTag } from './queries.ts'
import { refuseTakenName } from './refuse-taken-name.ts'

export async function createTag(ctx: Context, input: NewTag): Promise<Tag> {
  requirePermission(ctx, 'tag.manage')
  const id = newId()
  const values = { name: input.name, colour: input.colour, groupName: input.groupName ?? null }
  return transaction(ctx, async (ctx) => {
    if ((await countAllTags(ctx)) >= mostTags) throw tooManyTags({ limit: mostTags })
    await refuseTakenName(values.name, () => insertTag(ctx, id, values))
    await writeAudit(ctx, { action: 'tag.create', subjectType: 'tag', subjectId: id, after: values })
    await emitEvent(ctx, 'tags.changed', { tagId: id })
    return { id, ...values, version: 1, abilities: { update: true, delete: true } }
  })
}
