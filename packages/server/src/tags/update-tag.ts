import { lostUpdate, notFound } from '@zhike/core/kernel/problems'
import type { Tag, TagPatch } from '@zhike/core/tags/schema'
import { changedFields } from '../platform/audit/changed-fields.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { lockTags, saveTag } from './queries.ts'
import { refuseTakenName } from './refuse-taken-name.ts'

export async function updateTag(ctx: Context, id: string, patch: TagPatch, version: number): Promise<Tag> {
  requirePermission(ctx, 'tag.manage')
  return transaction(ctx, async (ctx) => {
    const tag = (await lockTags(ctx, [id])).get(id)
    if (!tag) throw notFound({ id })
    if (tag.version !== version) throw lostUpdate({ current: tag.version, yours: version })
    const before = { name: tag.name, colour: tag.colour, groupName: tag.groupName }
    const after = {
      name: patch.name ?? before.name,
      colour: patch.colour ?? before.colour,
      groupName: patch.groupName === undefined ? before.groupName : patch.groupName,
    }
    const changed = changedFields(before, after)
    const abilities = { update: true, delete: true }
    if (Object.keys(changed.after).length === 0) return { ...tag, abilities }
    await refuseTakenName(after.name, () => saveTag(ctx, id, after))
    await writeAudit(ctx, { action: 'tag.update', subjectType: 'tag', subjectId: id, ...changed })
    await emitEvent(ctx, 'tags.changed', { tagId: id })
    return { id, ...after, version: version + 1, abilities }
  })
}
