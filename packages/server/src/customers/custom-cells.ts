import type { CustomValues } from '@zhike/core/custom-fields/field-kinds'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { plainNumber } from '@zhike/core/custom-fields/plain-number'
import { valueText } from '@zhike/core/custom-fields/value-text'
import { heldFiles } from '../custom-fields/held-files.ts'
import { namesOfReferences } from '../custom-fields/names-of-references.ts'
import type { Context } from '../platform/context/context.ts'
import type { CellType, SheetColumn } from '../platform/files/xlsx-stream.ts'

interface WithValues {
  custom: CustomValues
}

/** What the company's own fields add to an exported file. */
export interface CustomCells {
  titles: string[]
  kinds: ('text' | 'figure')[]
  columns: SheetColumn[]
  /** The cells of a row as text, in words. */
  of(row: WithValues): (string | null)[]
  /** The same for typed columns: figures and days bare. */
  typed(row: WithValues): (string | null)[]
}

const types: Partial<Record<CustomField['type'], CellType>> = {
  number: 'number',
  percent: 'number',
  money: 'money',
  date: 'day',
}
const figures: ReadonlySet<string> = new Set(['number', 'money', 'percent', 'date', 'dateTime'])

/** The cells of these rows; the names of people and customers they point to are read at once. */
export async function customCells(
  ctx: Context,
  fields: readonly CustomField[],
  rows: readonly WithValues[] = [],
): Promise<CustomCells> {
  const values = rows.map((row) => row.custom)
  const names = await namesOfReferences(ctx, fields, values, await heldFiles(ctx, fields, values))
  const settings = { locale: ctx.locale, timeZone: ctx.company.timeZone, names }
  const text = (field: CustomField, row: WithValues) => valueText(field, row.custom[field.key], settings)
  const typed = (field: CustomField, row: WithValues) => {
    const value = row.custom[field.key]
    if (value === undefined || types[field.type] === undefined) return text(field, row)
    return typeof value === 'number' ? plainNumber(value) : String(value)
  }
  return {
    titles: fields.map((field) => field.label),
    kinds: fields.map((field) => (figures.has(field.type) ? 'figure' : 'text')),
    columns: fields.map((field) => ({
      title: field.type === 'percent' ? `${field.label} %` : field.label,
      type: types[field.type] ?? 'text',
      width: Math.min(40, Math.max(12, field.label.length * 2 + 4)),
    })),
    of: (row) => fields.map((field) => text(field, row)),
    typed: (row) => fields.map((field) => typed(field, row)),
  }
}
