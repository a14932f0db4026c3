import type { CustomValues } from '@zhike/core/custom-fields/field-kinds'
import { notFound } from '@zhike/core/kernel/problems'
import type { Order } from '@zhike/core/orders/schema'
import { explainTakenValues } from '../custom-fields/explain-taken-value.ts'
import { refreshStats } from '../customers/refresh-stats.ts'
import { fieldView, rulesFor } from '../platform/access/field-rules.ts'
import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { explainTakenNumber } from './explain-taken-number.ts'
import { presentOrder } from './present-orders.ts'
import { markOrderRestored, selectDeletedOrder, selectOrder } from './queries.ts'

/** Takes an order back from the bin with its lines, unless another one has its number by now. */
export async function restoreOrder(ctx: Context, customerId: string, orderId: string): Promise<Order> {
  requirePermission(ctx, 'order.write')
  let number: string | undefined
  let values: CustomValues = {}
  const restore = () =>
    transaction(ctx, async (ctx) => {
      const { personId } = await requireCustomer(ctx, customerId, 'order.write', { lock: true })
      const deleted = await selectDeletedOrder(ctx, customerId, orderId)
      if (!deleted) throw notFound({ id: orderId })
      number = deleted.number
      values = deleted.custom as CustomValues
      await markOrderRestored(ctx, customerId, orderId)
      await refreshStats(ctx, { customerIds: [customerId] })
      await writeAudit(ctx, { action: 'order.restore', subjectType: 'order', subjectId: orderId, customerId })
      await emitEvent(ctx, 'order.saved', { customerId, orderId })
      const row = await selectOrder(ctx, customerId, orderId)
      if (!row) throw notFound({ id: orderId })
      return presentOrder(ctx, row, true, rulesFor(await fieldView(ctx), personId))
    })
  const numbered = () => explainTakenNumber(() => number, restore)
  return explainTakenValues(ctx, 'order', () => values, orderId, numbered)
}
