import { notFound } from '@zhike/core/kernel/problems'
import type { SavedView } from '@zhike/core/saved-views/schema'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { presentView } from './present-view.ts'
import { selectViews, type ViewRow } from './queries.ts'

export async function getView(ctx: Context, id: string): Promise<SavedView> {
  requirePermission(ctx, 'customer.read')
  return presentView(ctx, await requireView(ctx, id))
}

/** A view that the actor may open; what is not shared with one does not exist. */
export async function requireView(ctx: Context, id: string): Promise<ViewRow> {
  const [row] = await selectViews(ctx, id)
  if (!row) throw notFound({ id })
  return row
}
