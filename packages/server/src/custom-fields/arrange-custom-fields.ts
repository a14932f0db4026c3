import { fieldsChanged } from '@zhike/core/custom-fields/problems'
import type { ArrangeCustomFieldsInput, CustomField } from '@zhike/core/custom-fields/schema'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { lockFieldsOf, savePlaces, selectFields } from './queries.ts'

/** The order and sections of all fields of a record, as they were dragged. */
export async function arrangeCustomFields(
  ctx: Context,
  { record, fields }: ArrangeCustomFieldsInput,
): Promise<{ items: CustomField[] }> {
  requirePermission(ctx, 'field.manage')
  return transaction(ctx, async (ctx) => {
    await lockFieldsOf(ctx, record)
    const known = new Set((await selectFields(ctx, record)).map((field) => field.id))
    const named = new Set(fields.map((field) => field.id))
    if (named.size !== known.size || fields.length !== known.size || !fields.every(({ id }) => known.has(id))) {
      throw fieldsChanged()
    }
    await savePlaces(
      ctx,
      fields.map(({ id, section = null }) => ({ id, section })),
    )
    await writeAudit(ctx, {
      action: 'custom-field.arrange',
      subjectType: 'custom-fields',
      subjectId: record,
      summary: { record, count: fields.length },
    })
    await emitEvent(ctx, 'custom-fields.changed', { record })
    return { items: await selectFields(ctx, record) }
  })
}
