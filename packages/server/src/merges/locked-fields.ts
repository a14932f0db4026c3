import { mergedFields, type MergedField } from '@zhike/core/merges/choose-fields'
import { Problem } from '@zhike/core/kernel/problem'
import { editableFields } from '../custom-fields/protected-values.ts'
import { visibleFields } from '../custom-fields/visible-fields.ts'
import { fieldView, requireEditable, rulesFor } from '../platform/access/field-rules.ts'
import type { Context } from '../platform/context/context.ts'
import type { MergingRecord } from './record-queries.ts'

/** Fields that the actor does not see whole, or may not change, on any of the records: nobody carries those over unseen. */
export async function lockedFields(ctx: Context, records: readonly MergingRecord[]): Promise<Set<MergedField>> {
  const view = await fieldView(ctx)
  const rules = [...new Set(records.map((record) => rulesFor(view, record.personId)))]
  return new Set(mergedFields.filter((field) => rules.some((rule) => isLocked(rule, field))))
}

function isLocked(rules: Parameters<typeof requireEditable>[0], field: MergedField): boolean {
  try {
    requireEditable(rules, 'customer', [field])
    return false
  } catch (error) {
    if (error instanceof Problem) return true
    throw error
  }
}

/** The same for fields of the company's own: those among the actor's that are not to be carried over. */
export async function lockedCustom(ctx: Context, records: readonly MergingRecord[]): Promise<Set<string>> {
  const view = await fieldView(ctx)
  const fields = await visibleFields(ctx, 'customer')
  const open = records.map((record) => new Set(editableFields(fields, rulesFor(view, record.personId))))
  return new Set(fields.filter((field) => !open.every((some) => some.has(field))).map((field) => field.key))
}
