import { exportColumns } from '@zhike/core/customers/export-columns'
import type { ExportFormat } from '@zhike/core/customers/export-formats'
import { exportTooLarge } from '@zhike/core/customers/problems'
import { csvLine } from '@zhike/core/customers/csv'
import { encodeGb18030 } from '../platform/files/gb18030.ts'
import { xlsxStream } from '../platform/files/xlsx-stream.ts'
import type { Context } from '../platform/context/context.ts'
import { readSetting } from '../settings/read-setting.ts'
import { exportCards } from './export-cards.ts'
import { exportHead, exportLine, exportValues } from './export-lines.ts'
import { selectCardRows, selectExportRows, type ExportRow } from './export-queries.ts'

/** Refuses more than the company lets out at once. */
export async function requireExportable(ctx: Context, count: number): Promise<void> {
  const limit = await readSetting(ctx, 'export.most-rows')
  if (count > limit) throw exportTooLarge({ count, limit })
}

/** The file of an export, as the pages of ids come: memory does not grow with them. */
export async function* writeExport(
  ctx: Context,
  format: ExportFormat,
  pages: AsyncIterable<readonly string[]>,
): AsyncGenerator<Uint8Array | string> {
  switch (format) {
    case 'vcf':
      for await (const ids of pages) yield exportCards(ctx, await selectCardRows(ctx, ids))
      return
    case 'xlsx': {
      const columns = exportColumns.map((column) => ({
        title: column[ctx.locale],
        type: column.type,
        width: column.width,
      }))
      yield* xlsxStream(ctx.locale === 'en' ? 'Customers' : '客户', columns, cellsOf(ctx, rowsOf(ctx, pages)))
      return
    }
    case 'csv':
    case 'csv-gb18030': {
      const isOld = format === 'csv-gb18030'
      const encode = (text: string) => (isOld ? encodeGb18030(text) : text)
      yield encode(isOld ? csvLine(exportHead(ctx)) : `\ufeff${csvLine(exportHead(ctx))}`)
      for await (const rows of rowsOf(ctx, pages)) yield encode(rows.map((row) => exportLine(ctx, row)).join(''))
    }
  }
}

async function* rowsOf(ctx: Context, pages: AsyncIterable<readonly string[]>): AsyncGenerator<ExportRow[]> {
  for await (const ids of pages) yield selectExportRows(ctx, ids)
}

async function* cellsOf(ctx: Context, pages: AsyncIterable<ExportRow[]>): AsyncGenerator<(string | null)[][]> {
  for await (const rows of pages) {
    yield rows.map((row) => {
      const values = exportValues(ctx, row)
      return exportColumns.map((column) => values[column.key])
    })
  }
}
