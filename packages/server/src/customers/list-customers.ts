import type { CustomerRow, ListCustomersQuery } from '@zhike/core/customers/schema'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { decodeCursor, encodeCursor, parseSort } from '../platform/list/keyset.ts'
import { customerSortColumns, selectIdPage } from './list-queries.ts'
import { loadRows } from './load-rows.ts'
import { resolveSelection } from './selection.ts'

export const defaultSort = '-revenue12m'

export async function listCustomers(
  ctx: Context,
  query: ListCustomersQuery,
): Promise<{ items: CustomerRow[]; nextCursor: string | null }> {
  requirePermission(ctx, 'customer.read')
  const { scope, q, filter, sort, limit, after } = query
  const keys = parseSort(sort, customerSortColumns, defaultSort)
  const identity = { scope, q, filter }
  const cursor = decodeCursor(after, keys, identity)
  const page = await selectIdPage(ctx, await resolveSelection(ctx, query), keys, cursor, limit)
  const last = page.hasMore ? page.rows.at(-1) : undefined
  return {
    items: await loadRows(
      ctx,
      page.rows.map((row) => row.id),
    ),
    nextCursor: last ? encodeCursor(keys, identity, last.keys, last.id) : null,
  }
}
