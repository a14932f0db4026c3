import { existsSync } from 'node:fs'
import { csvCell, csvLine } from '@zhike/core/customers/csv'
import { markWords } from '@zhike/core/imports/mark-words'
import { fileGone } from '@zhike/core/imports/problems'
import { explainRowProblem } from '@zhike/core/imports/row-problem'
import type { RawRow } from '@zhike/core/imports/read-row'
import type { Context } from '../platform/context/context.ts'
import { importFile } from './import-files.ts'
import { sourceOf } from './inspect-file.ts'
import { loadImport } from './load-import.ts'
import { columnOf } from './present-import.ts'
import { readRows } from './read-rows.ts'
import { likenessOfRows, likenessText } from './likeness-of-rows.ts'
import { listDecidedRows, selectCustomerNames } from './row-queries.ts'

/**
 * The whole file with what a dry run (or the import) decided beside each row: what happens, which customer is there
 * already, and whom a new one is likely the same as. Nothing is written for it.
 */
export async function* markedRows(ctx: Context, id: string): AsyncGenerator<string> {
  const stored = await loadImport(ctx, id)
  const path = importFile(ctx.services.dataDir, id)
  if (!existsSync(path)) throw fileGone({ fileName: stored.fileName })
  const words = markWords[ctx.locale]
  const { columns } = stored.detected
  const heads = [words.result, words.existing, words.similar, words.reason]
  yield `\ufeff${line([...columns.map((column) => column.name), ...heads])}`
  for await (const batch of readRows(path, sourceOf(stored.detected, stored.options.sheet))) {
    const first = batch[0]?.rowNo ?? 0
    const decided = new Map(
      (await listDecidedRows(ctx, id, null, first - 1, batch.length)).map((row) => [row.rowNo, row]),
    )
    const names = await selectCustomerNames(
      ctx,
      [...decided.values()].flatMap((row) => row.customerId ?? []),
    )
    const similar = await likenessOfRows(ctx, id, [...decided.keys()])
    let text = ''
    for (const row of batch) {
      const one = decided.get(row.rowNo)
      if (!one) continue
      const reasons = one.problems.map((problem) =>
        explainRowProblem(problem, { rowNo: row.rowNo, column: columnOf(stored, problem, ctx.locale) }, ctx.locale),
      )
      const existing = one.customerId === null ? '' : (names.get(one.customerId) ?? words.outside)
      text += line([
        ...cellsOf(row, columns.length),
        words.actions[one.action],
        existing,
        likenessText(ctx, similar.get(row.rowNo)),
        reasons.join(' '),
      ])
    }
    if (text !== '') yield text
  }
}

function cellsOf(row: RawRow, width: number): string[] {
  return Array.from({ length: width }, (_, index) => row.cells[index] ?? row.faults?.get(index)?.value ?? '')
}

function line(cells: readonly string[]): string {
  return csvLine(cells.map((cell) => csvCell(cell.toWellFormed())))
}
