import type { FieldRules } from '@zhike/core/access/protected-fields'
import type { CustomRecord, CustomValues } from '@zhike/core/custom-fields/field-kinds'
import type { HeldFiles } from '@zhike/core/custom-fields/schema'
import type { Context } from '../platform/context/context.ts'
import { filesIn, heldFiles } from './held-files.ts'
import { namesIn, namesOfReferences } from './names-of-references.ts'
import { shownValues } from './protected-values.ts'
import { visibleFields } from './visible-fields.ts'

export interface ShownCustom {
  custom?: Record<string, string | number | boolean | string[]>
  customNames?: Record<string, string>
  customFiles?: HeldFiles
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
  const values = shown.map((row) => row.custom as CustomValues)
  const isNamed = fields.some(({ type }) => type === 'person' || type === 'customer' || type === 'file')
  if (!isNamed) return shown
  const files = await heldFiles(ctx, fields, values)
  const names = await namesOfReferences(ctx, fields, values, files)
  return shown.map((row) => {
    const custom = row.custom as CustomValues
    return { ...row, customNames: namesIn(names, custom), ...filesIn(files, custom) }
  })
}
