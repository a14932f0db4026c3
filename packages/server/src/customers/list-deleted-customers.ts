import type { deletedCustomerRow } from '@zhike/core/customers/schema'
import type { z } from 'zod'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { decodeCursor, encodeCursor } from '../platform/list/keyset.ts'
import { binOrder, selectBin } from './bin-queries.ts'

type BinRow = z.infer<typeof deletedCustomerRow>

/** The bin, latest first. */
export async function listDeletedCustomers(
  ctx: Context,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<{ items: BinRow[]; nextCursor: string | null }> {
  requirePermission(ctx, 'customer.delete')
  const rows = await selectBin(ctx, decodeCursor(after, binOrder, 'bin'), limit + 1)
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  return { items, nextCursor: last ? encodeCursor(binOrder, 'bin', [last.deletedAt], last.id) : null }
}
