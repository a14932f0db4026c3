import type { Order } from '@zhike/core/orders/schema'
import { fieldView, rulesFor } from '../platform/access/field-rules.ts'
import { reaches, requireCustomer } from '../platform/access/scoped-customers.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { decodeCursor, encodeCursor } from '../platform/list/keyset.ts'
import { presentOrders } from './present-orders.ts'
import { orderOrder, selectOrders } from './queries.ts'

export async function listOrders(
  ctx: Context,
  customerId: string,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<{ items: Order[]; nextCursor: string | null }> {
  requirePermission(ctx, 'customer.read')
  const { personId } = await requireCustomer(ctx, customerId)
  const rows = await selectOrders(ctx, customerId, decodeCursor(after, orderOrder, customerId), limit + 1)
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    items: await presentOrders(
      ctx,
      customerId,
      shown,
      await reaches(ctx, 'order.write', personId, customerId),
      rulesFor(await fieldView(ctx), personId),
    ),
    nextCursor: last ? encodeCursor(orderOrder, customerId, [last.orderedOn], last.id) : null,
  }
}
