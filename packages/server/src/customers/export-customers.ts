import type { ExportCustomersQuery } from '@zhike/core/customers/schema'
import { noteDirect } from '../exports/note-direct.ts'
import { told } from '../exports/opened-list.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import type { Cursor, SortKey } from '../platform/list/keyset.ts'
import { selectIdPage, selectTotals } from './list-queries.ts'
import { resolveSelection, type Selection } from './selection.ts'
import { defaultSort, sortKeysOf } from './sort-keys.ts'
import { writeExport } from './write-export.ts'

const pageSize = 1000

/**
 * The list as a file, page by page in bounded memory. What leaves the house is audited before the first byte does: who,
 * which selection, how many.
 */
export async function exportCustomers(
  ctx: Context,
  query: ExportCustomersQuery,
): Promise<AsyncIterable<Uint8Array | string>> {
  requirePermission(ctx, 'customer.export')
  const selection = await resolveSelection(ctx, query, 'customer.export')
  const keys = sortKeysOf(ctx, selection, query.sort)
  const { count } = await selectTotals(ctx, selection)
  const { format } = query
  const note = await noteDirect(ctx, {
    list: 'customers',
    format,
    count,
    action: 'customer.export',
    subjectType: 'customer',
    query: { scope: query.scope, q: query.q ?? null, filter: query.filter ?? null, sort: query.sort ?? defaultSort },
  })
  return note.counted((onRows) => writeExport(ctx, format, told(customerPages(ctx, selection, keys), onRows)))
}

/** Ids of a selection page by page, in the order of its keys. */
export async function* customerPages(ctx: Context, selection: Selection, keys: SortKey[]): AsyncGenerator<string[]> {
  let cursor: Cursor | null = null
  for (;;) {
    const page = await selectIdPage(ctx, selection, keys, cursor, pageSize)
    yield page.rows.map((row) => row.id)
    const last = page.rows.at(-1)
    if (!page.hasMore || !last) return
    cursor = { values: last.keys, id: last.id }
  }
}
