import { notFound } from '@zhike/core/kernel/problems'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { countValues, lockField, markDeleted } from './queries.ts'
import { refuseWhileInRules } from './refuse-while-in-rules.ts'

/** The field is gone everywhere; its values stay in the records and come back when it is restored. */
export async function deleteCustomField(ctx: Context, id: string): Promise<{ values: number }> {
  requirePermission(ctx, 'field.manage')
  return transaction(ctx, async (ctx) => {
    const field = await lockField(ctx, id)
    if (!field || field.deletedAt !== null) throw notFound({ id })
    await refuseWhileInRules(ctx, field)
    const values = await countValues(ctx, field)
    await markDeleted(ctx, id)
    // What was kept for its index and its uniqueness is swept up behind.
    await ctx.services.queue.add(ctx.db, 'fill-custom-field', { fieldId: id })
    await writeAudit(ctx, {
      action: 'custom-field.delete',
      subjectType: 'custom-field',
      subjectId: id,
      summary: { record: field.record, label: field.label, values },
    })
    await emitEvent(ctx, 'custom-fields.changed', { record: field.record })
    return { values }
  })
}
