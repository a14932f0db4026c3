import { fieldsInFileOrder } from '@zhike/core/imports/fields-in-file-order'
import { importFields } from '@zhike/core/imports/fields'
import type { ImportAction } from '@zhike/core/imports/kinds'
import { explainRowProblem } from '@zhike/core/imports/row-problem'
import type { ImportRow } from '@zhike/core/imports/schema'
import { invalidCursor } from '@zhike/core/kernel/problems'
import type { Context } from '../platform/context/context.ts'
import { likenessOfRows } from './likeness-of-rows.ts'
import { loadImport } from './load-import.ts'
import { columnOf } from './present-import.ts'
import { listDecidedRows } from './row-queries.ts'

/** Rows of the file with what a dry run or the import decided for each. */
export async function listImportRows(
  ctx: Context,
  id: string,
  query: {
    action?: ImportAction | undefined
    duplicates?: 'true' | 'false' | undefined
    limit: number
    after?: string | undefined
  },
): Promise<{ items: ImportRow[]; nextCursor: string | null }> {
  const stored = await loadImport(ctx, id)
  if (query.after && !/^\d{1,9}$/.test(query.after)) throw invalidCursor()
  const rows = await listDecidedRows(ctx, id, query.action ?? null, Number(query.after ?? 0), query.limit + 1, {
    isDuplicate: query.duplicates === 'true',
  })
  const own = Object.keys(stored.options.mapping).filter((field) => /(^|\.)custom\./.test(field))
  const fields = [...importFields[stored.kind].fields.map((field) => field.key), ...own]
  const shown = fieldsInFileOrder(fields, stored.detected.columns, stored.options.mapping)
  const shownRows = rows.slice(0, query.limit)
  const duplicates = await likenessOfRows(
    ctx,
    id,
    shownRows.map((row) => row.rowNo),
  )
  const items = shownRows.map((row): ImportRow => {
    const problems = row.problems.map((problem) => {
      const column = columnOf(stored, problem, ctx.locale)
      return {
        code: problem.code,
        field: problem.field ?? null,
        column,
        value: problem.value ?? null,
        message: explainRowProblem(problem, { rowNo: row.rowNo, column }, ctx.locale),
      }
    })
    const values: Record<string, string> = {}
    for (const key of shown) {
      const value = row.data[key]
      if (value !== undefined) values[key] = value
    }
    const { rowNo, action, customerId, parts } = row
    const own = duplicates.get(rowNo) ?? []
    return { rowNo, action, values, customerId, ...(parts ? { parts } : {}), duplicates: own, problems }
  })
  const last = items.at(-1)
  return { items, nextCursor: rows.length > query.limit && last ? String(last.rowNo) : null }
}
