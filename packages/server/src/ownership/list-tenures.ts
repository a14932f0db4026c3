import { requireCustomer } from '../platform/access/scoped-customers.ts'
import type { Context } from '../platform/context/context.ts'
import { decodeCursor, encodeCursor } from '../platform/list/keyset.ts'
import { findTenures, tenureSort } from './explain-queries.ts'
import { presentTenure } from './present-tenure.ts'

/** The whole chain of holders, newest first. */
export async function listTenures(
  ctx: Context,
  customerId: string,
  query: { limit: number; after?: string | undefined },
) {
  await requireCustomer(ctx, customerId)
  const cursor = decodeCursor(query.after, tenureSort, customerId)
  const rows = await findTenures(ctx, customerId, { limit: query.limit, cursor })
  const shown = rows.slice(0, query.limit)
  const last = shown.at(-1)
  return {
    items: shown.map((row) => presentTenure(ctx, row)),
    nextCursor:
      last && rows.length > query.limit ? encodeCursor(tenureSort, customerId, [last.startAt], last.id) : null,
  }
}
