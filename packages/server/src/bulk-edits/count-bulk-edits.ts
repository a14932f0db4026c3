import { requirePermission, type Context } from '../platform/context/context.ts'
import { countEdits } from './list-queries.ts'
import { whose } from './load-bulk-edit.ts'

/** As many as the list shows. */
export function countBulkEdits(ctx: Context): Promise<number> {
  requirePermission(ctx, 'customer.bulk-change')
  return countEdits(ctx, whose(ctx))
}
