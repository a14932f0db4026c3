import { fieldNotDeleted, labelTaken } from '@zhike/core/custom-fields/problems'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { notFound } from '@zhike/core/kernel/problems'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { isLabelTaken, lockField, lockFieldsOf, markFilling, markRestored, selectField } from './queries.ts'

/** Takes a deleted field back, with every value that its records had. */
export async function restoreCustomField(ctx: Context, id: string): Promise<CustomField> {
  requirePermission(ctx, 'field.manage')
  return transaction(ctx, async (ctx) => {
    const known = await selectField(ctx, id)
    if (!known) throw notFound({ id })
    await lockFieldsOf(ctx, known.record)
    const field = await lockField(ctx, id)
    if (!field) throw notFound({ id })
    const { label, record } = field
    if (field.deletedAt === null) throw fieldNotDeleted({ label })
    if (await isLabelTaken(ctx, record, label, id)) throw labelTaken({ label })
    await markRestored(ctx, id)
    if (field.isIndexed || field.isUnique) {
      await markFilling(ctx, id)
      await ctx.services.queue.add(ctx.db, 'fill-custom-field', { fieldId: id })
    }
    await writeAudit(ctx, {
      action: 'custom-field.restore',
      subjectType: 'custom-field',
      subjectId: id,
      summary: { record, label },
    })
    await emitEvent(ctx, 'custom-fields.changed', { record })
    return (await selectField(ctx, id)) ?? field
  })
}
