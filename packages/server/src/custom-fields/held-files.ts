import type { CustomValues } from '@zhike/core/custom-fields/field-kinds'
import type { CustomField, HeldFiles } from '@zhike/core/custom-fields/schema'
import { filesOfFields } from '../files/files-of-fields.ts'
import type { Context } from '../platform/context/context.ts'

/** The files that fields of these records hold; nothing is asked where no field is of that kind. */
export function heldFiles(
  ctx: Context,
  fields: readonly CustomField[],
  records: readonly CustomValues[],
): Promise<HeldFiles> {
  const keys = fields.filter((field) => field.type === 'file').map((field) => field.key)
  if (keys.length === 0) return Promise.resolve({})
  const ids = records.flatMap((values) => keys.flatMap((key) => values[key] ?? [])).map(String)
  return filesOfFields(ctx, ids)
}

/** Those that one record holds, as its answer says them; nothing where there are none. */
export function filesIn(files: HeldFiles, values: CustomValues): { customFiles?: HeldFiles } {
  const own = Object.values(values).flatMap((value) => {
    const file = typeof value === 'string' ? files[value] : undefined
    return file ? [[value, file] as const] : []
  })
  return own.length > 0 ? { customFiles: Object.fromEntries(own) } : {}
}
