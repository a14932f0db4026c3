import { undoDays } from '@zhike/core/bulk-edits/schema'
import type { Context } from '../platform/context/context.ts'
import { deleteOldRows } from './queries.ts'

/** What stood there before a bulk edit is kept as long as it can be undone. */
export function removeOldRows(ctx: Context): Promise<number> {
  return deleteOldRows(ctx, undoDays)
}
