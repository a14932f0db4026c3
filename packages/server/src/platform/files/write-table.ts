import { csvCell, csvLine } from '@zhike/core/customers/csv'
import { encodeGb18030 } from './gb18030.ts'
import { xlsxStream, type SheetColumn, type SheetRows } from './xlsx-stream.ts'

export type TableFormat = 'csv' | 'csv-gb18030' | 'xlsx'

/** A table as a file, written as its rows come: memory does not grow with them, and no cell is ever calculated. */
export async function* writeTable(
  format: TableFormat,
  { title, columns, rows }: { title: string; columns: readonly SheetColumn[]; rows: SheetRows },
): AsyncGenerator<Uint8Array | string> {
  if (format === 'xlsx') {
    yield* xlsxStream(title, columns, rows)
    return
  }
  const isOld = format === 'csv-gb18030'
  const encode = (text: string) => (isOld ? encodeGb18030(text) : text)
  yield encode(`${isOld ? '' : '\ufeff'}${csvLine(columns.map((column) => csvCell(column.title)))}`)
  for await (const batch of rows) {
    if (batch.length > 0) yield encode(batch.map((cells) => lineOf(columns, cells)).join(''))
  }
}

function lineOf(columns: readonly SheetColumn[], cells: readonly (string | null)[]): string {
  return csvLine(columns.map(({ type }, n) => csvCell(cells[n] ?? null, isFigure(type, cells[n]) ? 'figure' : 'text')))
}

/** What is no figure in a column of figures (a note somebody typed) is text like any other. */
function isFigure(type: SheetColumn['type'], cell: string | null | undefined): boolean {
  return type !== 'text' && /^-?\d[\d.-]*$/.test(cell ?? '')
}
