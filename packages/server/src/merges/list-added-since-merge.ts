import type { AddedRow } from '@zhike/core/merges/schema'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { selectAdded } from './added-queries.ts'
import { requireMerge } from './get-merge.ts'

const most = 200

/** What was added to the survivor since a merge. */
export async function listAddedSinceMerge(ctx: Context, id: string): Promise<{ items: AddedRow[]; isCut: boolean }> {
  requirePermission(ctx, 'customer.merge')
  const merge = await requireMerge(ctx, id)
  if (merge.state !== 'done') return { items: [], isCut: false }
  const rows = await selectAdded(ctx, merge, most + 1)
  return { items: rows.slice(0, most), isCut: rows.length > most }
}
