import { existsSync } from 'node:fs'
import { csvCell, csvLine } from '@zhike/core/customers/csv'
import { fileGone } from '@zhike/core/imports/problems'
import { explainRowProblem } from '@zhike/core/imports/row-problem'
import type { Context } from '../platform/context/context.ts'
import { importFile } from './import-files.ts'
import { sourceOf } from './inspect-file.ts'
import { loadImport } from './load-import.ts'
import { columnOf } from './present-import.ts'
import { readRows } from './read-rows.ts'
import { listDecidedRows, type DecidedRow } from './row-queries.ts'

const batchSize = 2000

/**
 * The refused rows as the file has them, with the reason in a last column: correct them there and import the file again.
 * The uploaded file is read once more beside the reasons, both in the order of its rows.
 */
export async function* refusedRows(ctx: Context, id: string): AsyncGenerator<string> {
  const stored = await loadImport(ctx, id)
  const path = importFile(ctx.services.dataDir, id)
  if (!existsSync(path)) throw fileGone({ fileName: stored.fileName })
  const { columns } = stored.detected
  const reasonColumn = ctx.locale === 'en' ? 'Reason' : '原因'
  yield `\ufeff${line([...columns.map((column) => column.name), reasonColumn])}`
  const refusals = refusalsOf(ctx, id)
  let next = await refusals.next()
  for await (const batch of readRows(path, sourceOf(stored.detected, stored.options.sheet))) {
    let text = ''
    for (const row of batch) {
      if (next.done) break
      if (row.rowNo !== next.value.rowNo) continue
      const reasons = next.value.problems.map((problem) =>
        explainRowProblem(problem, { rowNo: row.rowNo, column: columnOf(stored, problem, ctx.locale) }, ctx.locale),
      )
      const cells = columns.map((_, index) => row.cells[index] ?? row.faults?.get(index)?.value ?? '')
      text += line([...cells, reasons.join(' ')])
      next = await refusals.next()
    }
    if (text !== '') yield text
    if (next.done) return
  }
}

async function* refusalsOf(ctx: Context, id: string): AsyncGenerator<DecidedRow> {
  let afterRow = 0
  for (;;) {
    const rows = await listDecidedRows(ctx, id, 'refuse', afterRow, batchSize)
    yield* rows
    const last = rows.at(-1)
    if (last === undefined || rows.length < batchSize) return
    afterRow = last.rowNo
  }
}

function line(cells: readonly string[]): string {
  return csvLine(cells.map((cell) => csvCell(cell.toWellFormed())))
}
