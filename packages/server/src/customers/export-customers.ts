import type { ExportCustomersQuery } from '@zhike/core/customers/schema'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import type { Cursor, SortKey } from '../platform/list/keyset.ts'
import { exportHead, exportLines } from './export-lines.ts'
import { selectExportRows } from './export-queries.ts'
import { defaultSort, sortKeysOf } from './sort-keys.ts'
import { selectIdPage, selectTotals } from './list-queries.ts'
import { resolveSelection, type Selection } from './selection.ts'

const pageSize = 1000
/**
 * The list as CSV, page by page in bounded memory. What leaves the house is audited before the first byte does: who,
 * which selection, how many.
 */
export async function exportCustomers(ctx: Context, query: ExportCustomersQuery): Promise<AsyncGenerator<string>> {
  requirePermission(ctx, 'customer.export')
  const selection = await resolveSelection(ctx, query, 'customer.export')
  const keys = sortKeysOf(ctx, selection, query.sort)
  const { count } = await selectTotals(ctx, selection)
  await writeAudit(ctx, {
    action: 'customer.export',
    subjectType: 'customer',
    summary: { count },
    after: { scope: query.scope, q: query.q ?? null, filter: query.filter ?? null, sort: query.sort ?? defaultSort },
  })
  return linesOf(ctx, selection, keys)
}

async function* linesOf(ctx: Context, selection: Selection, keys: SortKey[]): AsyncGenerator<string> {
  const fields = selection.custom
  yield exportHead(ctx, fields)
  let cursor: Cursor | null = null
  for (;;) {
    const page = await selectIdPage(ctx, selection, keys, cursor, pageSize)
    const rows = await selectExportRows(
      ctx,
      page.rows.map((row) => row.id),
      fields,
    )
    yield await exportLines(ctx, rows, fields)
    const last = page.rows.at(-1)
    if (!page.hasMore || !last) return
    cursor = { values: last.keys, id: last.id }
  }
}
