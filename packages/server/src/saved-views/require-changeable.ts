import { viewNotYours } from '@zhike/core/saved-views/problems'
import type { Context } from '../platform/context/context.ts'
import { requireView } from './get-view.ts'
import { mayChange } from './present-view.ts'
import { lockView, type ViewRow } from './queries.ts'

/** A view that the actor may change, taken for the rest of the transaction. */
export async function requireChangeable(ctx: Context, id: string): Promise<ViewRow> {
  await lockView(ctx, id)
  const row = await requireView(ctx, id)
  if (!mayChange(ctx, row)) throw viewNotYours({ name: row.name, owner: row.ownerName })
  return row
}
