import { exportColumns } from '@zhike/core/customers/export-columns'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import type { ExportFormat } from '@zhike/core/customers/export-formats'
import { csvLine } from '@zhike/core/customers/csv'
import { encodeGb18030 } from '../platform/files/gb18030.ts'
import { xlsxStream } from '../platform/files/xlsx-stream.ts'
import type { Context } from '../platform/context/context.ts'
import { visibleFields } from '../custom-fields/visible-fields.ts'
import { customCells } from './custom-cells.ts'
import { exportCards } from './export-cards.ts'
import { exportHead, exportLine, exportValues } from './export-lines.ts'
import { selectCardRows, selectExportRows, type ExportRow } from './export-queries.ts'

/** The file of an export, as the pages of ids come: memory does not grow with them. */
export async function* writeExport(
  ctx: Context,
  format: ExportFormat,
  pages: AsyncIterable<readonly string[]>,
): AsyncGenerator<Uint8Array | string> {
  const fields = await visibleFields(ctx, 'customer')
  const head = await customCells(ctx, fields)
  switch (format) {
    case 'vcf':
      for await (const ids of pages) yield exportCards(ctx, await selectCardRows(ctx, ids))
      return
    case 'xlsx': {
      const own = exportColumns.map((column) => ({ title: column[ctx.locale], type: column.type, width: column.width }))
      const columns = [...own, ...head.columns]
      const cells = cellsOf(ctx, rowsOf(ctx, pages, fields), fields)
      yield* xlsxStream(ctx.locale === 'en' ? 'Customers' : '客户', columns, cells)
      return
    }
    case 'csv':
    case 'csv-gb18030': {
      const isOld = format === 'csv-gb18030'
      const encode = (text: string) => (isOld ? encodeGb18030(text) : text)
      yield encode(`${isOld ? '' : '\ufeff'}${csvLine(exportHead(ctx, head))}`)
      for await (const rows of rowsOf(ctx, pages, fields)) {
        const custom = await customCells(ctx, fields, rows)
        yield encode(rows.map((row) => exportLine(ctx, row, custom)).join(''))
      }
    }
  }
}

async function* rowsOf(
  ctx: Context,
  pages: AsyncIterable<readonly string[]>,
  fields: readonly CustomField[],
): AsyncGenerator<ExportRow[]> {
  // While a page is written the next one is read.
  let next: Promise<ExportRow[]> | null = null
  for await (const ids of pages) {
    const reading = selectExportRows(ctx, ids, fields)
    // Whoever goes away while it is read leaves nobody to hear that it failed.
    reading.catch(() => undefined)
    if (next) yield await next
    next = reading
  }
  if (next) yield await next
}

async function* cellsOf(
  ctx: Context,
  pages: AsyncIterable<ExportRow[]>,
  fields: readonly CustomField[],
): AsyncGenerator<(string | null)[][]> {
  for await (const rows of pages) {
    const custom = await customCells(ctx, fields, rows)
    yield rows.map((row) => {
      const values = exportValues(ctx, row)
      return [...exportColumns.map((column) => values[column.key]), ...custom.typed(row)]
    })
  }
}
