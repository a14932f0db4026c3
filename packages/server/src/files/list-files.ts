import type { CustomerFile } from '@zhike/core/files/schema'
import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { decodeCursor, encodeCursor } from '../platform/list/keyset.ts'
import { fileRights, presentFile } from './file-rights.ts'
import { fileOrder, selectFiles } from './queries.ts'

export async function listFiles(
  ctx: Context,
  customerId: string,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<{ items: CustomerFile[]; nextCursor: string | null }> {
  requirePermission(ctx, 'customer.read')
  const { personId } = await requireCustomer(ctx, customerId)
  const rights = await fileRights(ctx, customerId, personId)
  const rows = await selectFiles(ctx, customerId, decodeCursor(after, fileOrder, customerId), limit + 1)
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    items: shown.map((row) => presentFile(ctx, row, rights)),
    nextCursor: last ? encodeCursor(fileOrder, customerId, [last.createdAt], last.id) : null,
  }
}
