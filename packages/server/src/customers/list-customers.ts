import type { ListedCustomer, ListCustomersQuery } from '@zhike/core/customers/schema'
import type { SlowFields } from '@zhike/core/custom-fields/schema'
import { slowFields } from '../custom-fields/slow-fields.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { decodeCursor, encodeCursor } from '../platform/list/keyset.ts'
import { selectIdPage } from './list-queries.ts'
import { loadShown } from './load-rows.ts'
import { patience, unservedBy, withPatience } from './patience.ts'
import { resolveSelection } from './selection.ts'
import { sortKeysOf } from './sort-keys.ts'

export async function listCustomers(
  ctx: Context,
  query: ListCustomersQuery,
): Promise<{ items: ListedCustomer[]; nextCursor: string | null; slow?: SlowFields }> {
  requirePermission(ctx, 'customer.read')
  const { scope, q, filter, sort, limit, after } = query
  const selection = await resolveSelection(ctx, query)
  const keys = sortKeysOf(ctx, selection, sort)
  const identity = { scope, q, filter }
  const cursor = decodeCursor(after, keys, identity)
  const started = performance.now()
  const sorts = keys.map((key) => key.field)
  const page = await withPatience(
    ctx,
    selection,
    sorts,
    query.wait === 'true' ? patience.long : patience.short,
    (selection) => selectIdPage(ctx, selection, keys, cursor, limit),
  )
  const slow = slowFields(selection.custom, unservedBy(selection, sorts).helped, performance.now() - started)
  const last = page.hasMore ? page.rows.at(-1) : undefined
  return {
    items: await loadShown(
      ctx,
      page.rows.map((row) => row.id),
      query,
    ),
    nextCursor: last ? encodeCursor(keys, identity, last.keys, last.id) : null,
    ...(slow ? { slow } : {}),
  }
}
