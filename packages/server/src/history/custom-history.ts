import type { FieldRules } from '@zhike/core/access/protected-fields'
import { conditionName, keyOfName } from '@zhike/core/custom-fields/field-kinds'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import type { HistoryEntry, HistoryRecord } from '@zhike/core/history/schema'
import { knownReferences } from '../custom-fields/known-references.ts'
import { shownValues } from '../custom-fields/protected-values.ts'
import { visibleFields } from '../custom-fields/visible-fields.ts'
import { filesOfFields } from '../files/files-of-fields.ts'
import type { Context } from '../platform/context/context.ts'

/** The fields of the company's own that the reader sees, by the kind of record whose they are. */
export type OwnFields = ReadonlyMap<HistoryRecord, readonly CustomField[]>

export async function ownFields(ctx: Context): Promise<OwnFields> {
  return Map.groupBy(await visibleFields(ctx, null), (field) => field.record)
}

/** Values of one's own fields as the record shows them; what was emptied stays as null. */
export function shownCustom(
  fields: OwnFields,
  rules: FieldRules,
  record: HistoryRecord,
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const known = fields.get(record) ?? []
  const emptied = known.filter(({ key }) => values[key] === null).map(({ key }) => [key, null])
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
  return { ...shownValues(known, rules, given), ...Object.fromEntries(emptied) }
}

/** Whether a name stands for a field that the reader sees on some record; other names are nobody's own. */
export function isNameSeen(fields: OwnFields, name: string, record?: HistoryRecord): boolean {
  const key = keyOfName(name)
  if (key === null) return true
  const known = record ? (fields.get(record) ?? []) : [...fields.values()].flat()
  return known.some((field) => field.key === key)
}

/** Changes of one's own fields of some types, by the record. */
function valuesOfType(fields: OwnFields, items: readonly HistoryEntry[], types: readonly string[]): unknown[] {
  return items.flatMap(({ record, changes }) => {
    const names = new Set(
      (fields.get(record.kind) ?? [])
        .filter((field) => types.includes(field.type))
        .map((field) => conditionName(field.key)),
    )
    return changes.filter((change) => names.has(change.field)).flatMap(({ before, after }) => [before, after])
  })
}

/** Numbers and addresses that these changes hold. */
export function contactValues(fields: OwnFields, items: readonly HistoryEntry[]): unknown[] {
  return valuesOfType(fields, items, ['phone', 'email'])
}

/** The customers that values name, of those that the reader sees, and files that fields held. */
export async function namesOfCustomers(
  ctx: Context,
  fields: OwnFields,
  items: readonly HistoryEntry[],
): Promise<Record<string, string>> {
  const idsOf = (type: string) => [
    ...new Set(valuesOfType(fields, items, [type]).filter((value): value is string => typeof value === 'string')),
  ]
  const ids = idsOf('customer')
  const files = Object.entries(await filesOfFields(ctx, idsOf('file'))).map(([id, file]) => [id, file.name])
  return {
    ...Object.fromEntries(ids.length > 0 ? await knownReferences(ctx, [], ids) : []),
    ...Object.fromEntries(files),
  }
}
