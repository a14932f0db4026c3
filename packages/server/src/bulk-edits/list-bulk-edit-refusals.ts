import { ownBulkField } from '@zhike/core/bulk-edits/fields'
import type { BulkEditRefusals } from '@zhike/core/bulk-edits/schema'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { findEditedField } from './edited-field.ts'
import { idCursor } from './list-bulk-edits.ts'
import { selectRefused } from './list-queries.ts'
import { namesOfValues, parentField } from './names-of-values.ts'
import { loadEdit } from './load-bulk-edit.ts'

export async function listBulkEditRefusals(
  ctx: Context,
  id: string,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<BulkEditRefusals> {
  requirePermission(ctx, 'customer.bulk-change')
  const { field } = await loadEdit(ctx, id)
  const edited = await findEditedField(ctx, field)
  const isSeen = ownBulkField(field) !== null || edited !== undefined
  const rows = await selectRefused(ctx, id, field, idCursor(after), limit + 1)
  const shown = rows.slice(0, limit)
  return {
    items: shown.map(({ customerId, name, reason, current }) => ({
      customer: name === null ? null : { id: customerId, name },
      reason,
      current: isSeen ? current : null,
    })),
    names: isSeen
      ? await namesOfValues(
          ctx,
          [
            ...(edited && 'custom' in edited ? [edited.custom] : []),
            ...(field === 'parentCustomerId' ? [parentField] : []),
          ],
          shown.map((row) => row.current),
        )
      : {},
    nextCursor: rows.length > limit ? (shown.at(-1)?.customerId ?? null) : null,
  }
}
