import { optionInUse } from '@zhike/core/custom-fields/problems'
import type { CustomField, PatchCustomFieldInput } from '@zhike/core/custom-fields/schema'
import { lostUpdate, notFound } from '@zhike/core/kernel/problems'
import { changedFields } from '../platform/audit/changed-fields.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { checkDefinition, optionsOf } from './check-definition.ts'
import {
  countValues,
  lockField,
  lockFieldsOf,
  markFilling,
  saveField,
  selectField,
  type FieldValues,
} from './queries.ts'
import { refuseWhileInRules } from './refuse-while-in-rules.ts'

/** Changes what a field is called and demands. Key and type stay, so that no value is lost. */
export async function updateCustomField(
  ctx: Context,
  id: string,
  version: number,
  input: PatchCustomFieldInput,
): Promise<CustomField> {
  requirePermission(ctx, 'field.manage')
  return transaction(ctx, async (ctx) => {
    const known = await selectField(ctx, id)
    if (!known || known.deletedAt !== null) throw notFound({ id })
    await lockFieldsOf(ctx, known.record)
    const field = await lockField(ctx, id)
    if (!field || field.deletedAt !== null) throw notFound({ id })
    if (field.version !== version) throw lostUpdate({ current: field.version, yours: version })
    const before = valuesOf(field)
    const { options, ...patch } = input
    const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
    const after = await checkDefinition(ctx, field, {
      ...before,
      ...given,
      options: options ? optionsOf(options, field.options) : field.options,
    })
    const changes = changedFields({ ...before }, { ...after })
    const names = Object.keys(changes.after)
    if (names.length === 0) return field
    await refuseLostOptions(ctx, field, after)
    if (after.roles.length > 0 && field.roles.length === 0) await refuseWhileInRules(ctx, field)
    await saveField(ctx, id, after)
    if (needsFill(field, after)) {
      await markFilling(ctx, id)
      await ctx.services.queue.add(ctx.db, 'fill-custom-field', { fieldId: id })
    }
    await writeAudit(ctx, {
      action: 'custom-field.update',
      subjectType: 'custom-field',
      subjectId: id,
      summary: { record: field.record, label: after.label, fields: names },
      ...changes,
    })
    await emitEvent(ctx, 'custom-fields.changed', { record: field.record })
    return (await selectField(ctx, id)) ?? field
  })
}

function valuesOf(field: CustomField): FieldValues {
  const { label, help, section, isRequired, isUnique, isIndexed, inList, fallback } = field
  const { options, kinds, tiers, roles } = field
  return { label, help, section, isRequired, isUnique, isIndexed, inList, fallback, options, kinds, tiers, roles }
}

/** An option that records still have is retired, not removed: its label would be gone. */
async function refuseLostOptions(ctx: Context, field: CustomField, after: FieldValues): Promise<void> {
  const kept = new Set(after.options.map((option) => option.key))
  for (const option of field.options) {
    if (kept.has(option.key)) continue
    const count = await countValues(ctx, field, option.key)
    if (count > 0) throw optionInUse({ option: option.label, count })
  }
}

/** Newly indexed or unique; or an index that sorts by the place of options that changed their places. */
function needsFill(before: CustomField, after: FieldValues): boolean {
  if ((after.isIndexed && !before.isIndexed) || (after.isUnique && !before.isUnique)) return true
  // What is taken away is swept up by the same job.
  if ((before.isIndexed && !after.isIndexed) || (before.isUnique && !after.isUnique)) return true
  const order = (options: FieldValues['options']) => options.map((option) => option.key).join()
  return after.isIndexed && before.type === 'choice' && order(before.options) !== order(after.options)
}
