import { requirePermission, type Context } from '../platform/context/context.ts'
import { countStoredImports } from './import-queries.ts'

/** How many imports the actor sees. */
export function countImports(ctx: Context): Promise<number> {
  requirePermission(ctx, 'customer.import')
  return countStoredImports(ctx)
}
