import { requirePermission, type Context } from '../platform/context/context.ts'
import { countExportableDeleted, selectExportableDeleted } from './bin-queries.ts'

/** Of these deleted customers, those that may leave the house. */
export function exportableDeleted(ctx: Context, ids: readonly string[]): Promise<Set<string>> {
  requirePermission(ctx, 'customer.export')
  return selectExportableDeleted(ctx, ids)
}

export function countDeletedToExport(ctx: Context): Promise<number> {
  requirePermission(ctx, 'customer.export')
  return countExportableDeleted(ctx)
}
