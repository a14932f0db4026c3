import { tidyBulkValue } from '@zhike/core/bulk-edits/fields'
import type { BulkEditPreview, PreviewBulkEditInput } from '@zhike/core/bulk-edits/schema'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { editAccess } from './field-access.ts'
import { selectPreview } from './preview-queries.ts'
import { selectionOf } from './selection-of.ts'

export async function previewBulkEdit(ctx: Context, input: PreviewBulkEditInput): Promise<BulkEditPreview> {
  requirePermission(ctx, 'customer.bulk-change')
  requirePermission(ctx, 'customer.update')
  const value = tidyBulkValue(input.field, input.value || null)
  const selection = await selectionOf(ctx, input.selection)
  return selectPreview(ctx, selection, input.field, value, await editAccess(ctx, input.field))
}
