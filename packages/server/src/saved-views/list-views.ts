import type { SavedViews } from '@zhike/core/saved-views/schema'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { presentView } from './present-view.ts'
import { selectDefaultId, selectViews } from './queries.ts'

export async function listViews(ctx: Context): Promise<SavedViews> {
  requirePermission(ctx, 'customer.read')
  const rows = await selectViews(ctx)
  const items = await Promise.all(rows.map((row) => presentView(ctx, row)))
  return { items, defaultViewId: await selectDefaultId(ctx) }
}
