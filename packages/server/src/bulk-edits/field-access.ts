import { fieldView, isEditable } from '../platform/access/field-rules.ts'
import { visibleHolders, type VisibleHolders } from '../platform/access/visible-holders.ts'
import type { Context } from '../platform/context/context.ts'
import type { EditedField } from './edited-field.ts'

/** What decides about every row of a bulk edit, worked out once. */
export interface EditAccess {
  read: VisibleHolders
  update: VisibleHolders
  /** Whose customers count as the actor's own. */
  own: VisibleHolders
  ownIsEditable: boolean
  othersIsEditable: boolean
  /** Kinds and tiers of customers that have the field; empty = all. */
  kinds: readonly string[]
  tiers: readonly string[]
}

export async function editAccess(ctx: Context, field: EditedField | undefined): Promise<EditAccess> {
  const view = await fieldView(ctx)
  const editable = (rules: typeof view.own) =>
    field !== undefined && ('custom' in field || isEditable(rules, 'customer', field.own))
  return {
    read: await visibleHolders(ctx, 'customer.read'),
    update: await visibleHolders(ctx, 'customer.update'),
    own: view.ownHolders,
    ownIsEditable: editable(view.own),
    othersIsEditable: editable(view.others),
    kinds: field && 'custom' in field ? field.custom.kinds : [],
    tiers: field && 'custom' in field ? field.custom.tiers : [],
  }
}
