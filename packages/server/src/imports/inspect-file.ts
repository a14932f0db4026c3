import { open } from 'node:fs/promises'
import {
  brokenWorkbook,
  duplicateHeaders,
  fileEmpty,
  headerOnly,
  headerRowMissing,
  notText,
  oldExcel,
  sheetMissing,
  unclosedQuote,
  utf16WithoutMark,
  workbookTooLarge,
} from '@zhike/core/imports/file-problems'
import { detectDateOrder } from '@zhike/core/imports/dates'
import { countKnownHeaders, guessMapping } from '@zhike/core/imports/guess-mapping'
import type { ImportField } from '@zhike/core/imports/field'
import type { ImportKind } from '@zhike/core/imports/kinds'
import { detectDecimal } from '@zhike/core/imports/money-text'
import type { RawRow } from '@zhike/core/imports/read-row'
import type { ImportColumn, ImportDetected } from '@zhike/core/imports/schema'
import type { Problem } from '@zhike/core/kernel/problem'
import { UnclosedQuote } from './csv/csv-parser.ts'
import { detectDelimiter } from './csv/detect-delimiter.ts'
import { detectEncoding, encodings, type Encoding } from './csv/detect-encoding.ts'
import { textReader } from './csv/text-decoders.ts'
import { readRows, type TableSource } from './read-rows.ts'
import { BrokenWorkbook, WorkbookTooLarge } from './xlsx/broken-workbook.ts'
import { openWorkbook } from './xlsx/open-workbook.ts'

const sampledRows = 5000
const shownSamples = 5
const mostColumns = 1000
const longestName = 300
/** A title or two may stand above the column names. */
const headerSearchedRows = 10

export interface Choice {
  sheet: string | null
  /** null: the row that looks most like column names. */
  headerRow: number | null
  /** null: found out from the bytes. */
  encoding: Encoding | null
}

/** What a file is and holds, from its beginning: format, encoding, header, columns and how their values read. */
export async function inspectFile(
  path: string,
  fileName: string,
  kind: ImportKind,
  choice: Choice,
  custom: readonly ImportField[] = [],
): Promise<ImportDetected> {
  try {
    const { source, sheets } = await findSource(path, fileName, choice)
    const { rows, isWholeFile } = await readSample(path, source)
    if (rows.length === 0) throw fileEmpty({ fileName })
    const header = findHeader(kind, rows, choice.headerRow, custom)
    const data = rows.filter((row) => row.rowNo > header.rowNo)
    const columns = describeColumns(kind, header, data, custom)
    if (data.length === 0) {
      const names = columns.map((column) => column.name).join('、')
      throw headerOnly({ fileName, row: header.rowNo, next: header.rowNo + 1, columns: names.slice(0, 200) })
    }
    return {
      format: source.format,
      encoding: source.format === 'csv' ? source.encoding : null,
      delimiter: source.format === 'csv' ? source.delimiter : null,
      sheets,
      headerRow: header.rowNo,
      columns,
      rowsSampled: data.length,
      isWholeFile,
    }
  } catch (error) {
    throw fileProblem(error, fileName) ?? error
  }
}

/** The refusal that stands for an error of the readers; null when it is none of theirs. */
export function fileProblem(error: unknown, fileName: string): Problem | null {
  if (error instanceof BrokenWorkbook) return brokenWorkbook({ fileName, reason: error.message, row: error.row })
  if (error instanceof WorkbookTooLarge) return workbookTooLarge({ fileName, limit: error.limitMb })
  if (error instanceof UnclosedQuote) {
    return unclosedQuote({ fileName, row: error.row, column: columnLetter(error.column - 1) })
  }
  return null
}

/** The source that `detected` describes. */
export function sourceOf(detected: ImportDetected, sheet: string | null): TableSource {
  if (detected.format === 'xlsx') return { format: 'xlsx', sheet }
  if (detected.format === 'vcf') return { format: 'vcf' }
  return {
    format: 'csv',
    encoding: encodings.find((one) => one === detected.encoding) ?? 'utf-8',
    delimiter: detected.delimiter as ',',
  }
}

async function findSource(
  path: string,
  fileName: string,
  { sheet, encoding: chosen }: Choice,
): Promise<{ source: TableSource; sheets: string[] }> {
  const beginning = await readBeginning(path)
  if (beginning.length === 0) throw fileEmpty({ fileName })
  if (beginning.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004' || /\.xls[xm]$/i.test(fileName)) {
    if (isOle(beginning)) throw oldExcel({ fileName })
    const sheets = (await openWorkbook(path)).sheets.map((one) => one.name)
    if (sheet !== null && !sheets.includes(sheet)) throw sheetMissing({ sheet, sheets: sheets.join('、') })
    return { source: { format: 'xlsx', sheet: sheet ?? sheets[0] ?? null }, sheets }
  }
  if (isOle(beginning)) throw oldExcel({ fileName })
  if (looksLikeCards(beginning)) return { source: { format: 'vcf' }, sheets: [] }
  const finding = chosen === null ? await detectEncoding(path) : { encoding: chosen }
  if ('failure' in finding) {
    if (finding.failure === 'empty') throw fileEmpty({ fileName })
    if (finding.failure === 'utf16-without-mark') throw utf16WithoutMark({ fileName })
    throw notText({ fileName, row: finding.row, column: columnLetter(finding.column - 1) })
  }
  const { encoding } = finding
  const delimiter = detectDelimiter(textReader(encoding).decode(beginning))
  return { source: { format: 'csv', encoding, delimiter }, sheets: [] }
}

/** By what it says, not by its name: phones send cards as .txt too. UTF-16 has a NUL beside every letter. */
function looksLikeCards(beginning: Buffer): boolean {
  return /^[^A-Za-z]{0,20}BEGIN:VCARD/i.test(beginning.subarray(0, 200).toString('latin1').replaceAll('\0', ''))
}

async function readBeginning(path: string): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const buffer = Buffer.alloc(64 * 1024)
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** The container of .xls files and of workbooks with a password. */
function isOle(beginning: Buffer): boolean {
  return beginning.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1'
}

async function readSample(path: string, source: TableSource): Promise<{ rows: RawRow[]; isWholeFile: boolean }> {
  const rows: RawRow[] = []
  for await (const batch of readRows(path, source)) {
    for (const row of batch) if (row.cells.some((cell) => cell.trim() !== '') || row.faults) rows.push(row)
    if (rows.length > sampledRows) return { rows: rows.slice(0, sampledRows), isWholeFile: false }
  }
  return { rows, isWholeFile: true }
}

function findHeader(
  kind: ImportKind,
  rows: readonly RawRow[],
  chosen: number | null,
  custom: readonly ImportField[],
): RawRow {
  const [first] = rows
  if (chosen !== null) {
    const row = rows.find((one) => one.rowNo === chosen)
    if (!row) throw headerRowMissing({ row: chosen })
    return row
  }
  let best = first as RawRow
  let known = countKnownHeaders(kind, best.cells, custom)
  // A first row with two known names is the header, whatever stands below.
  for (const row of known >= 2 ? [] : rows.slice(1, headerSearchedRows)) {
    const count = countKnownHeaders(kind, row.cells, custom)
    if (count > known && count >= 2) {
      best = row
      known = count
    }
  }
  return best
}

function describeColumns(
  kind: ImportKind,
  header: RawRow,
  data: readonly RawRow[],
  custom: readonly ImportField[],
): ImportColumn[] {
  const width = Math.min(
    mostColumns,
    Math.max(header.cells.length, ...data.slice(0, 100).map((row) => row.cells.length)),
  )
  const names: string[] = []
  for (let index = 0; index < width; index++) {
    const name = (header.cells[index] ?? '').replace(/\s+/g, ' ').trim().slice(0, longestName).toWellFormed()
    names.push(name === '' ? columnLetter(index) : name)
  }
  for (const [index, name] of names.entries()) {
    const before = names.indexOf(name)
    if (before === index) continue
    throw duplicateHeaders({ row: header.rowNo, name, columns: `${columnLetter(before)}, ${columnLetter(index)}` })
  }
  const columns = names.map((name, index): ImportColumn => {
    const values: string[] = []
    for (const row of data) {
      const value = row.cells[index]
      if (value !== undefined && value !== '' && value.length < 60) values.push(value)
    }
    const samples = [...new Set(values)].slice(0, shownSamples).map((value) => value.toWellFormed())
    return { name, samples, guess: null, dateOrder: dateOrderOf(values), decimal: decimalOf(values) }
  })
  for (const [field, index] of guessMapping(kind, columns, custom)) {
    const column = columns[index]
    if (column) column.guess = field
  }
  return columns
}

function dateOrderOf(values: readonly string[]): ImportColumn['dateOrder'] {
  if (!values.some((value) => /\d[-/.年]\d/.test(value))) return null
  return detectDateOrder(values)
}

function decimalOf(values: readonly string[]): ImportColumn['decimal'] {
  if (!values.some((value) => /\d[.,]\d/.test(value))) return null
  return detectDecimal(values.filter((value) => /^[^\p{L}]*\d[\d.,\s]*[^\p{L}\d]*$/u.test(value)))
}

/** 0 → A, 27 → AB. */
export function columnLetter(index: number): string {
  let letters = ''
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters
  }
  return letters
}
