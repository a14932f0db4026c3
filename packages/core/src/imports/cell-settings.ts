import type { DateOrder } from './dates.ts'
import { importFields } from './fields.ts'
import type { ImportField } from './field.ts'
import type { ImportKind } from './kinds.ts'
import type { CellSettings } from './read-cell.ts'
import type { ImportColumn, ImportOptions } from './schema.ts'

/** Field → place of its column. Columns that the file does not have are left out. */
export function columnIndexes(options: ImportOptions, columns: readonly ImportColumn[]): Map<string, number> {
  const places = new Map(columns.map((column, index) => [column.name, index]))
  const indexes = new Map<string, number>()
  for (const [field, column] of Object.entries(options.mapping)) {
    const index = places.get(column)
    if (index !== undefined) indexes.set(field, index)
  }
  return indexes
}

/** How cells are read: what was chosen, else what the columns themselves prove. */
export function cellSettings(
  kind: ImportKind,
  options: ImportOptions,
  columns: readonly ImportColumn[],
  custom: readonly ImportField[] = [],
): CellSettings {
  const dateOrders: Record<string, DateOrder> = {}
  let decimal = options.decimal
  for (const field of [...importFields[kind].fields, ...custom]) {
    const name = options.mapping[field.key]
    const column = columns.find((one) => one.name === name)
    if (!column) continue
    const chosen = options.dateOrders[field.key]
    if (chosen !== undefined) dateOrders[field.key] = chosen
    else if (column.dateOrder !== null && column.dateOrder !== 'ambiguous') dateOrders[field.key] = column.dateOrder
    if (field.type === 'money' && decimal === null && column.decimal === ',') decimal = ','
  }
  return { dateOrders, decimal: decimal ?? '.', moneyUnit: options.moneyUnit, allowReturns: options.allowReturns }
}
