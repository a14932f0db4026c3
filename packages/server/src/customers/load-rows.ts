import type { CustomerRow } from '@zhike/core/customers/schema'
import { noteContactViews, withContactData } from '../platform/access/note-contact-views.ts'
import type { Context } from '../platform/context/context.ts'
import { selectRows } from './row-queries.ts'

/**
 * The rows of these customers in this order, those outside the scope left out; for every list that answers them.
 * `custom`: keys of the own fields that are wanted; without it all.
 */
export async function loadRows(
  ctx: Context,
  ids: readonly string[],
  custom?: readonly string[],
): Promise<CustomerRow[]> {
  const rows = await selectRows(ctx, ids, custom)
  noteContactViews(ctx, 'list', withContactData(rows))
  return rows
}
