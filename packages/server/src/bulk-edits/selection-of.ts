import type { BulkSelection } from '@zhike/core/bulk-edits/schema'
import { resolveSelection, type Selection } from '../customers/selection.ts'
import type { Context } from '../platform/context/context.ts'

/** The customers a bulk edit is about, inside what the actor may read: chosen ones, or all that a list finds. */
export async function selectionOf(ctx: Context, selection: BulkSelection): Promise<Selection> {
  if (!('ids' in selection)) return resolveSelection(ctx, selection)
  const everything = await resolveSelection(ctx, { scope: 'all' })
  return { ...everything, search: { kind: 'ids', ids: [...new Set(selection.ids)] } }
}
