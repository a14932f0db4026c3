import type { Subsidiary } from '@zhike/core/customer-groups/schema'
import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { decodeCursor, encodeCursor } from '../platform/list/keyset.ts'
import { selectSubsidiaries, subsidiaryOrder } from './group-queries.ts'

export async function listSubsidiaries(
  ctx: Context,
  customerId: string,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<{ items: Subsidiary[]; nextCursor: string | null }> {
  requirePermission(ctx, 'customer.read')
  await requireCustomer(ctx, customerId)
  const cursor = decodeCursor(after, subsidiaryOrder, { customerId })
  const rows = await selectSubsidiaries(ctx, customerId, cursor, limit + 1)
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  return {
    items,
    nextCursor: last ? encodeCursor(subsidiaryOrder, { customerId }, [last.name], last.id) : null,
  }
}
