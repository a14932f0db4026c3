import type { ExportCustomersQuery } from '@zhike/core/customers/schema'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import type { Cursor, SortKey } from '../platform/list/keyset.ts'
import { selectIdPage, selectTotals } from './list-queries.ts'
import { resolveSelection, type Selection } from './selection.ts'
import { defaultSort, sortKeysOf } from './sort-keys.ts'
import { requireExportable, writeExport } from './write-export.ts'

const pageSize = 1000
/**
 * The list as a file, page by page in bounded memory. What leaves the house is audited before the first byte does: who,
 * which selection, how many.
 */
export async function exportCustomers(
  ctx: Context,
  query: ExportCustomersQuery,
): Promise<AsyncGenerator<Uint8Array | string>> {
  requirePermission(ctx, 'customer.export')
  const selection = await resolveSelection(ctx, query, 'customer.export')
  const keys = sortKeysOf(ctx, selection, query.sort)
  const { count } = await selectTotals(ctx, selection)
  await requireExportable(ctx, count)
  await writeAudit(ctx, {
    action: 'customer.export',
    subjectType: 'customer',
    summary: { count, format: query.format },
    after: { scope: query.scope, q: query.q ?? null, filter: query.filter ?? null, sort: query.sort ?? defaultSort },
  })
  return writeExport(ctx, query.format, pagesOf(ctx, selection, keys))
}

async function* pagesOf(ctx: Context, selection: Selection, keys: SortKey[]): AsyncGenerator<string[]> {
  let cursor: Cursor | null = null
  for (;;) {
    const page = await selectIdPage(ctx, selection, keys, cursor, pageSize)
    yield page.rows.map((row) => row.id)
    const last = page.rows.at(-1)
    if (!page.hasMore || !last) return
    cursor = { values: last.keys, id: last.id }
  }
}
