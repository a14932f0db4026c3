import type { CustomersAsked } from '@zhike/core/exports/schema'
import type { Context } from '../platform/context/context.ts'
import { pagesOf } from './export-chosen-customers.ts'
import { customerPages } from './export-customers.ts'
import { selectExportable } from './export-queries.ts'
import { selectTotals } from './list-queries.ts'
import { resolveSelection, type Selection } from './selection.ts'
import { sortKeysOf } from './sort-keys.ts'

/** Which customers an export is about, and their ids page by page, in order. */
export interface ChosenCustomers {
  selection: Selection
  count: number
  pages(): AsyncIterable<readonly string[]>
}

/** Those that a list finds or that were chosen, inside the scope of exporting. */
export async function chooseCustomers(ctx: Context, query: CustomersAsked): Promise<ChosenCustomers> {
  const { ids, sort, ...asked } = query
  const selection = await resolveSelection(ctx, asked, 'customer.export')
  if (ids) {
    const known = await exportableCustomers(ctx, ids)
    const found = [...new Set(ids)].filter((id) => known.has(id))
    const chosen: Selection = { ...selection, search: { kind: 'ids', ids: found }, filter: null, watchedBy: null }
    return { selection: chosen, count: found.length, pages: () => pagesOf(found) }
  }
  const keys = sortKeysOf(ctx, selection, sort)
  const { count } = await selectTotals(ctx, selection)
  return { selection, count, pages: () => customerPages(ctx, selection, keys) }
}

/** Of these customers, those that may leave: what one may read is not always what one may take out. */
export function exportableCustomers(ctx: Context, ids: readonly string[]): Promise<Set<string>> {
  return selectExportable(ctx, [...new Set(ids)])
}
