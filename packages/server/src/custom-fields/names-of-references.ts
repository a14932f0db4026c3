import type { CustomValues } from '@zhike/core/custom-fields/field-kinds'
import type { CustomField, HeldFiles } from '@zhike/core/custom-fields/schema'
import type { Context } from '../platform/context/context.ts'
import { selectKnownReferences } from './reference-queries.ts'

/** The names of everybody that records name in their fields, and of the files they hold; nothing is asked where no field holds one. */
export async function namesOfReferences(
  ctx: Context,
  fields: readonly CustomField[],
  records: readonly CustomValues[],
  files: HeldFiles,
): Promise<Map<string, string>> {
  const idsOf = (type: string) => {
    const keys = fields.filter((field) => field.type === type).map((field) => field.key)
    return [...new Set(records.flatMap((values) => keys.flatMap((key) => values[key] ?? [])).map(String))]
  }
  const names = await selectKnownReferences(ctx, idsOf('person'), idsOf('customer'))
  for (const [id, { name }] of Object.entries(files)) names.set(id, name)
  return names
}

/** Those of the names that one record needs. */
export function namesIn(names: ReadonlyMap<string, string>, values: CustomValues): Record<string, string> {
  if (names.size === 0) return {}
  const found: Record<string, string> = {}
  for (const value of Object.values(values)) {
    const name = typeof value === 'string' ? names.get(value) : undefined
    if (name !== undefined) found[value as string] = name
  }
  return found
}
