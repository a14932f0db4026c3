import type { Context } from '../platform/context/context.ts'
import { deleteOldContactViews } from './queries.ts'

/** Whose data was seen is kept by customer for so long; the counts by day stay. */
const keptDays = 90

export function forgetOldViews(ctx: Context): Promise<number> {
  return deleteOldContactViews(ctx, keptDays)
}
