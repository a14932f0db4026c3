import type { FieldRules } from '@zhike/core/access/protected-fields'
import type { CustomRecord, CustomValues } from '@zhike/core/custom-fields/field-kinds'
import type { Context } from '../platform/context/context.ts'
import { namesIn, namesOfReferences } from './names-of-references.ts'
import { shownValues } from './protected-values.ts'
import { visibleFields } from './visible-fields.ts'

export interface ShownCustom {
  custom?: Record<string, string | number | boolean | string[]>
  customNames?: Record<string, string>
}

/** Contacts or orders with what the reader sees of the company's own fields; nothing where there are none. */
export async function showCustom<T extends { custom: unknown }>(
  ctx: Context,
  record: CustomRecord,
  rules: FieldRules,
  rows: readonly T[],
): Promise<(Omit<T, 'custom'> & ShownCustom)[]> {
  const fields = await visibleFields(ctx, record)
  if (fields.length === 0) return rows.map(({ custom: _, ...row }) => row)
  const shown = rows.map((row) => ({ ...row, custom: shownValues(fields, rules, row.custom) }))
  const references = fields.filter((field) => field.type === 'person' || field.type === 'customer')
  if (references.length === 0) return shown
  const names = await namesOfReferences(
    ctx,
    references,
    shown.map((row) => row.custom as CustomValues),
  )
  return shown.map((row) => ({ ...row, customNames: namesIn(names, row.custom as CustomValues) }))
}
