import { conditionName, type CustomFieldShape, type CustomFieldType } from '@zhike/core/custom-fields/field-kinds'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { sql, type RawBuilder } from 'kysely'
import type { SortColumn } from '../platform/list/keyset.ts'

// Where the values of fields lie in SQL. A key reaches the database as a parameter, never as text.

type Shape = Pick<CustomFieldShape, 'key' | 'type' | 'options'>

const casts: Partial<Record<CustomFieldType, string>> = {
  number: 'numeric',
  money: 'numeric',
  percent: 'numeric',
  date: 'date',
  dateTime: 'timestamptz',
  flag: 'boolean',
  person: 'uuid',
  customer: 'uuid',
}

/** A field's value in a record's jsonb, with its type. */
export function customColumn({ key, type }: Shape, custom: RawBuilder<unknown>): RawBuilder<unknown> {
  if (type === 'choices') return sql`(${custom} -> ${key}::text)`
  const cast = casts[type]
  const text = sql`(${custom} ->> ${key}::text)`
  return cast ? sql`(${text}::${sql.raw(cast)})` : text
}

/** The columns of all of them for a condition, by the names that conditions use. */
export function customColumns(
  fields: readonly Shape[],
  custom: RawBuilder<unknown>,
): Record<string, RawBuilder<unknown>> {
  return Object.fromEntries(fields.map((field) => [conditionName(field.key), customColumn(field, custom)]))
}

/** What lists can be sorted by; of options the place, not the name. */
export function customSortColumns(
  fields: readonly CustomField[],
  custom: RawBuilder<unknown>,
): Record<string, SortColumn> {
  return Object.fromEntries(
    fields.filter((field) => field.isSortable).map((field) => [conditionName(field.key), sortColumn(field, custom)]),
  )
}

function sortColumn(field: Shape, custom: RawBuilder<unknown>): SortColumn {
  const column = customColumn(field, custom)
  const isComputed = true
  if (field.type === 'choice') {
    const keys = field.options.map((option) => option.key)
    return { expression: sql`array_position(${keys}::text[], ${column})`, cast: 'int', nullable: true, isComputed }
  }
  const cast = casts[field.type]
  if (cast) return { expression: column, cast, nullable: true, isComputed }
  return { expression: sql`(left(${column}, 500) collate "zh-x-icu")`, cast: 'text', nullable: true, isComputed }
}

/** The column of custom_values that holds such values: what an index of it is read by. */
export function indexColumn(type: CustomFieldType): 'text' | 'number' | 'day' | 'time' {
  if (type === 'number' || type === 'money' || type === 'percent') return 'number'
  if (type === 'date') return 'day'
  return type === 'dateTime' ? 'time' : 'text'
}

/** The same for sorting, where the place of an option counts. */
export function indexSortColumn(field: Shape, alias: string): SortColumn {
  const name = field.type === 'choice' ? 'number' : indexColumn(field.type)
  const column = sql.ref(`${alias}.${name}`)
  const cast = { text: 'text', number: 'numeric', day: 'date', time: 'timestamptz' }[name]
  return name === 'text'
    ? { expression: sql`(${column} collate "zh-x-icu")`, cast, nullable: true }
    : { expression: column, cast, nullable: true }
}

/** Whether its index can be read: values that are still being gathered cannot be relied on. */
export function hasIndex(field: CustomField): boolean {
  return field.isIndexed && field.fillState === 'ready'
}
