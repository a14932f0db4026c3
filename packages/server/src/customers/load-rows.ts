import type { CustomerRow } from '@zhike/core/customers/schema'
import type { Context } from '../platform/context/context.ts'
import { selectRows } from './row-queries.ts'

/** The rows of these customers in this order, those outside the scope left out; for other features' lists. */
export function loadRows(ctx: Context, ids: readonly string[]): Promise<CustomerRow[]> {
  return selectRows(ctx, ids)
}
