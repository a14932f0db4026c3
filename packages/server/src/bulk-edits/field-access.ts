import type { BulkField } from '@zhike/core/bulk-edits/fields'
import { fieldView, isEditable } from '../platform/access/field-rules.ts'
import { visibleHolders, type VisibleHolders } from '../platform/access/visible-holders.ts'
import type { Context } from '../platform/context/context.ts'

/** What decides about every row of a bulk edit, worked out once. */
export interface EditAccess {
  read: VisibleHolders
  update: VisibleHolders
  /** Whose customers count as the actor's own. */
  own: VisibleHolders
  ownIsEditable: boolean
  othersIsEditable: boolean
}

export async function editAccess(ctx: Context, field: BulkField): Promise<EditAccess> {
  const view = await fieldView(ctx)
  return {
    read: await visibleHolders(ctx, 'customer.read'),
    update: await visibleHolders(ctx, 'customer.update'),
    own: view.ownHolders,
    ownIsEditable: isEditable(view.own, 'customer', field),
    othersIsEditable: isEditable(view.others, 'customer', field),
  }
}
