import type { CustomerRow } from '@zhike/core/customers/schema'
import { noteContactViews, withContactData } from '../platform/access/note-contact-views.ts'
import type { Context } from '../platform/context/context.ts'
import { selectRows } from './row-queries.ts'

/** The rows of these customers in this order, those outside the scope left out; for every list that answers them. */
export async function loadRows(ctx: Context, ids: readonly string[]): Promise<CustomerRow[]> {
  const rows = await selectRows(ctx, ids)
  noteContactViews(ctx, 'list', withContactData(rows))
  return rows
}
