import type { BulkEdit } from '@zhike/core/bulk-edits/schema'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { loadBulkEdit } from './load-bulk-edit.ts'

export async function getBulkEdit(ctx: Context, id: string): Promise<BulkEdit> {
  requirePermission(ctx, 'customer.bulk-change')
  return loadBulkEdit(ctx, id)
}
