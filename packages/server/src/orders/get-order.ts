import { notFound } from '@zhike/core/kernel/problems'
import type { Order } from '@zhike/core/orders/schema'
import { fieldView, rulesFor } from '../platform/access/field-rules.ts'
import { reaches, requireCustomer } from '../platform/access/scoped-customers.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { presentOrder } from './present-orders.ts'
import { selectOrder } from './queries.ts'

export async function getOrder(ctx: Context, customerId: string, orderId: string): Promise<Order> {
  requirePermission(ctx, 'customer.read')
  const { personId } = await requireCustomer(ctx, customerId)
  const row = await selectOrder(ctx, customerId, orderId)
  if (!row) throw notFound({ id: orderId })
  const mayWrite = await reaches(ctx, 'order.write', personId, customerId)
  return presentOrder(ctx, row, mayWrite, rulesFor(await fieldView(ctx), personId))
}
