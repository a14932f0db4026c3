import type { CustomerRow, ListedCustomer } from '@zhike/core/customers/schema'
import { noteContactViews, withContactData } from '../platform/access/note-contact-views.ts'
import type { Context } from '../platform/context/context.ts'
import { selectRows, type ShownOfRows } from './row-queries.ts'

/** The rows of these customers in this order, those outside the scope left out; for every list that answers them. */
export async function loadRows(ctx: Context, ids: readonly string[]): Promise<CustomerRow[]> {
  return (await loadShown(ctx, ids, {})) as CustomerRow[]
}

/** The same with those fields only that are shown. */
export async function loadShown(ctx: Context, ids: readonly string[], shown: ShownOfRows): Promise<ListedCustomer[]> {
  const rows = await selectRows(ctx, ids, shown)
  noteContactViews(ctx, 'list', withContactData(rows))
  return rows
}
