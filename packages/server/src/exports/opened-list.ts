import type { ExportFormat } from '@zhike/core/customers/export-formats'
import { noCards } from '@zhike/core/exports/problems'
import type { Locale } from '@zhike/core/kernel/problem'
import type { Context } from '../platform/context/context.ts'
import type { CellType, SheetColumn } from '../platform/files/xlsx-stream.ts'
import { writeTable } from '../platform/files/write-table.ts'

/** Hears of every batch before it is written; what it throws ends the file. */
export type OnRows = (count: number) => void | Promise<void>

/** A list as its asker may see it, ready to be written. */
export interface OpenedList {
  /** How many rows there are now. */
  count: number
  write(format: ExportFormat, onRows: OnRows): AsyncIterable<Uint8Array | string>
}

export type OpenList<Query> = (ctx: Context, query: Query) => Promise<OpenedList>

/** A column of a list, with what it says of a row. */
export interface ListColumn<Row> {
  title: Record<Locale, string>
  type: CellType
  width: number
  value(row: Row): string | null
}

export function column<Row>(
  zh: string,
  en: string,
  width: number,
  value: (row: Row) => string | null | undefined,
  type: CellType = 'text',
): ListColumn<Row> {
  return { title: { 'zh-CN': zh, en }, type, width, value: (row) => value(row) ?? null }
}

/** A list that comes in pages of its own rows. */
export function tableList<Row>(
  ctx: Context,
  list: { title: string; count: number; columns: readonly ListColumn<Row>[]; pages: AsyncIterable<readonly Row[]> },
): OpenedList {
  const { columns } = list
  const cells = (rows: readonly Row[]) => rows.map((row) => columns.map((one) => one.value(row)))
  return typedList({
    title: list.title,
    count: list.count,
    columns: columns.map(({ title, type, width }) => ({ title: title[ctx.locale], type, width })),
    async *pages() {
      for await (const rows of list.pages) yield cells(rows)
    },
  })
}

/** The same where columns and cells are worked out already. */
export function typedList(list: {
  title: string
  count: number
  columns: readonly SheetColumn[]
  pages(): AsyncIterable<readonly (readonly (string | null)[])[]>
}): OpenedList {
  return {
    count: list.count,
    write(format, onRows) {
      if (format === 'vcf') throw noCards({ list: list.title })
      return writeTable(format, { title: list.title, columns: list.columns, rows: told(list.pages(), onRows) })
    },
  }
}

export async function* told<Row>(pages: AsyncIterable<readonly Row[]>, onRows: OnRows): AsyncGenerator<readonly Row[]> {
  for await (const rows of pages) {
    await onRows(rows.length)
    yield rows
  }
}

/** Pages of a list that answers a cursor. */
export async function* byCursor<Row>(
  next: (after: string | undefined) => Promise<{ items: readonly Row[]; nextCursor: string | null }>,
): AsyncGenerator<readonly Row[]> {
  let after: string | undefined
  for (;;) {
    const { items, nextCursor } = await next(after)
    yield items
    if (nextCursor === null) return
    after = nextCursor
  }
}

/** A list that is read whole. */
export async function* once<Row>(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield rows
}
