import type { BulkEdit } from '@zhike/core/bulk-edits/schema'
import { invalidCursor } from '@zhike/core/kernel/problems'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { presentEdits, whose } from './load-bulk-edit.ts'
import { selectEdits } from './list-queries.ts'

export async function listBulkEdits(
  ctx: Context,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<{ items: BulkEdit[]; nextCursor: string | null }> {
  requirePermission(ctx, 'customer.bulk-change')
  const rows = await selectEdits(ctx, { personId: whose(ctx), after: idCursor(after), limit: limit + 1 })
  const items = await presentEdits(ctx, rows.slice(0, limit))
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

/** Pages here go on after an id. */
export function idCursor(after: string | undefined): string | null {
  if (!after) return null
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(after)) throw invalidCursor()
  return after
}
