import type { BulkEditPreview, PreviewBulkEditInput } from '@zhike/core/bulk-edits/schema'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { keptValue, requireEditedField } from './edited-field.ts'
import { editAccess } from './field-access.ts'
import { namesOfValues, parentField } from './names-of-values.ts'
import { selectPreview } from './preview-queries.ts'
import { selectionOf } from './selection-of.ts'

export async function previewBulkEdit(ctx: Context, input: PreviewBulkEditInput): Promise<BulkEditPreview> {
  requirePermission(ctx, 'customer.bulk-change')
  requirePermission(ctx, 'customer.update')
  const field = await requireEditedField(ctx, input.field)
  const value = await keptValue(ctx, field, input.value)
  const selection = await selectionOf(ctx, input.selection)
  const found = await selectPreview(ctx, selection, field, value, await editAccess(ctx, field))
  const values = [...found.sample.map((one) => one.before), input.value]
  const named = 'custom' in field ? [field.custom] : field.own === 'parentCustomerId' ? [parentField] : []
  return { ...found, names: await namesOfValues(ctx, named, values) }
}
