import { keyOfName } from '@zhike/core/custom-fields/field-kinds'
import { requireSearchableCustom } from '../custom-fields/protected-values.ts'
import { requireSearchable } from '../platform/access/field-rules.ts'
import type { Context } from '../platform/context/context.ts'
import { parseSort, type SortKey } from '../platform/list/keyset.ts'
import { customerSortColumns } from './list-queries.ts'
import type { Selection } from './selection.ts'

export const defaultSort = '-revenue12m'

/** What a list is sorted by; a field that is masked tells nothing by its order either. */
export function sortKeysOf(ctx: Context, { custom }: Selection, sort: string | undefined): SortKey[] {
  const keys = parseSort(sort, customerSortColumns(custom), defaultSort)
  const names = keys.map((key) => key.field).filter((name) => keyOfName(name) !== null)
  requireSearchableCustom(ctx, custom, names)
  requireSearchable(
    ctx,
    'customer',
    keys.map((key) => key.field),
  )
  return keys
}
