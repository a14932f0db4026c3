import type { ImportField } from './field.ts'
import { importFields } from './fields.ts'
import type { ImportKind } from './kinds.ts'
import { readCell, type CellReading, type CellSettings } from './read-cell.ts'
import type { CustomValue } from '../custom-fields/field-kinds.ts'
import { readCustomCell } from './read-custom-cell.ts'
import type { ReferenceLookup } from './reference-lookup.ts'
import type { RowProblem } from './row-problem.ts'

/** One row of the file. `faults` are cells that hold no value: a formula without a result, #REF!. */
export interface RawRow {
  rowNo: number
  cells: readonly string[]
  faults?: ReadonlyMap<number, { code: 'value.formula' | 'value.cell-error'; value: string }>
}

/** Field → value as text. A refused field keeps what the cell says, shortened, so that a preview can show it. */
export type RowData = Record<string, string>

export interface RowReading {
  data: RowData
  problems: RowProblem[]
}

export interface RowReader {
  (row: RawRow): RowReading
}

const shownLength = 200

/** Makes the function that reads the rows of one file; what does not change from row to row is worked out once. */
export function makeRowReader(
  kind: ImportKind,
  mapping: ReadonlyMap<string, number>,
  settings: CellSettings,
  lookup: ReferenceLookup,
  custom: readonly ImportField[] = [],
): RowReader {
  const { required } = importFields[kind]
  const fields = [...importFields[kind].fields, ...custom]
  const mapped: [ImportField, number][] = []
  for (const field of fields) {
    const index = mapping.get(field.key)
    if (index !== undefined) mapped.push([field, index])
  }
  return (row) => {
    const data: RowData = {}
    const problems: RowProblem[] = []
    const own: Record<string, Record<string, CustomValue>> = {}
    for (const [field, index] of mapped) {
      const fault = row.faults?.get(index)
      if (fault) {
        problems.push({ code: fault.code, field: field.key, value: fault.value })
        data[field.key] = fault.value.slice(0, shownLength)
        continue
      }
      const raw = row.cells[index]
      if (raw === undefined || raw === '') continue
      if (isFormula(raw)) {
        problems.push({ code: 'value.formula', field: field.key, value: raw.slice(0, shownLength) })
        data[field.key] = raw.slice(0, shownLength)
        continue
      }
      const special = field.custom ? readCustomCell(field, raw, settings, lookup) : null
      const reading: CellReading = special ?? readCell(field, raw, settings)
      if ('problem' in reading) {
        problems.push(reading.problem)
        data[field.key] = raw.slice(0, shownLength).toWellFormed().replaceAll('\u0000', '')
      } else if (reading.value !== null) {
        data[field.key] = reading.value
        if (field.custom && special && 'custom' in special)
          keep((own[partOfKey(field.key)] ??= {}), field.custom.key, special.custom)
      }
    }
    for (const [part, values] of Object.entries(own)) {
      if (Object.keys(values).length > 0) data[`${part}custom`] = JSON.stringify(values)
    }
    joinNames(data)
    for (const group of required) {
      if (group.some((key) => data[key] !== undefined)) continue
      const shown = group.find((key) => mapping.has(key)) ?? group[0] ?? ''
      problems.push({ code: 'value.required', field: shown })
    }
    if (kind === 'customers' || kind === 'combined') placeReferences(data, lookup)
    return { data, problems }
  }
}

/** What stands before the name of a field that belongs to a part of the row: contact.custom.x → contact. with its dot. */
function partOfKey(key: string): string {
  return key.slice(0, key.lastIndexOf('custom.'))
}

function keep(own: Record<string, CustomValue>, key: string, value: CustomValue | null): void {
  if (value !== null) own[key] = value
}

/** =SUM(A1:A9) as text of a CSV; ="00123" is how Excel keeps zeros and is no formula. */
function isFormula(raw: string): boolean {
  return raw.charCodeAt(0) === 61 && /^=\s*[A-Za-z@+\-(\d$]/.test(raw)
}

/** 姓 and 名 in columns of their own become the name. */
export function joinNames(data: RowData): void {
  const { lastName, firstName } = data
  delete data.lastName
  delete data.firstName
  if (data.name !== undefined || (lastName === undefined && firstName === undefined)) return
  const isChinese = /\p{Script=Han}/u.test(`${lastName ?? ''}${firstName ?? ''}`)
  data.name = isChinese
    ? `${lastName ?? ''}${firstName ?? ''}`
    : [firstName, lastName].filter((part) => part !== undefined).join(' ')
}

/** Words for region and industry become codes; what has no code is kept in `unplaced` and goes to the notes. */
function placeReferences(data: RowData, lookup: ReferenceLookup): void {
  const unplaced: string[] = []
  const parts = [data.region, data.province, data.city, data.district].filter((part) => part !== undefined)
  if (parts.length > 0) {
    const code = lookup.region(parts)
    if (code === null) unplaced.push(parts.join(' '))
    else data.regionCode = code
  }
  if (data.industry !== undefined) {
    const code = lookup.industry(data.industry)
    if (code === null) unplaced.push(data.industry)
    else data.industryCode = code
  }
  if (unplaced.length > 0) data.unplaced = unplaced.join('\n')
}
