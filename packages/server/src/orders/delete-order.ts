import { notFound } from '@zhike/core/kernel/problems'
import { refreshStats } from '../customers/refresh-stats.ts'
import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { markOrderDeleted, selectOrder } from './queries.ts'

export async function deleteOrder(ctx: Context, customerId: string, orderId: string): Promise<void> {
  requirePermission(ctx, 'order.write')
  await transaction(ctx, async (ctx) => {
    await requireCustomer(ctx, customerId, 'order.write', { lock: true })
    const row = await selectOrder(ctx, customerId, orderId)
    if (!row) throw notFound({ id: orderId })
    await markOrderDeleted(ctx, customerId, orderId)
    await refreshStats(ctx, { customerIds: [customerId] })
    const { number, orderedOn, amount, currency, amountBase, notes } = row
    await writeAudit(ctx, {
      action: 'order.delete',
      subjectType: 'order',
      subjectId: orderId,
      customerId,
      before: { number, orderedOn, amount, currency, amountBase, notes },
    })
    await emitEvent(ctx, 'order.saved', { customerId, orderId })
  })
}
