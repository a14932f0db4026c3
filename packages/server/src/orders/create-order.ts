import type { CustomValues } from '@zhike/core/custom-fields/field-kinds'
import { newId } from '@zhike/core/kernel/ids'
import { notFound } from '@zhike/core/kernel/problems'
import { decideAmount } from '@zhike/core/orders/order-amount'
import type { CreateOrderInput, Order } from '@zhike/core/orders/schema'
import { explainTakenValues } from '../custom-fields/explain-taken-value.ts'
import { prepareValues } from '../custom-fields/prepare-values.ts'
import { attachFieldFiles } from '../files/attach-field-files.ts'
import { refreshStats } from '../customers/refresh-stats.ts'
import { fieldView, rulesFor } from '../platform/access/field-rules.ts'
import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { explainTakenNumber } from './explain-taken-number.ts'
import { presentOrder } from './present-orders.ts'
import { insertOrder, replaceLines, selectOrder, selectRate } from './queries.ts'

export async function createOrder(ctx: Context, customerId: string, input: CreateOrderInput): Promise<Order> {
  requirePermission(ctx, 'order.write')
  let values: CustomValues = {}
  const create = () =>
    transaction(ctx, async (ctx) => {
      const { personId, kind, tier } = await requireCustomer(ctx, customerId, 'order.write', { lock: true })
      const { lines = [], isReturn, number, orderedOn, notes = null } = input
      const currency = input.currency ?? ctx.company.currency
      const { amount, amountBase } = decideAmount({
        amount: input.amount ?? null,
        lines,
        isReturn,
        currency,
        baseCurrency: ctx.company.currency,
        rate: await selectRate(ctx, currency),
      })
      const custom = await prepareValues(ctx, 'order', {
        before: {},
        given: input.custom,
        customer: { kind, tier },
        isNew: true,
        rules: {},
      })
      values = custom.values
      const id = newId()
      const facts = { number, orderedOn, amount, currency, amountBase, notes }
      await insertOrder(ctx, customerId, id, { ...facts, custom: values })
      await attachFieldFiles(ctx, { customerId, orderId: id }, custom.files)
      await replaceLines(ctx, customerId, id, lines)
      await refreshStats(ctx, { customerIds: [customerId] })
      await writeAudit(ctx, {
        action: 'order.create',
        subjectType: 'order',
        subjectId: id,
        customerId,
        after: { ...facts, lines, ...custom.after },
      })
      await emitEvent(ctx, 'order.saved', { customerId, orderId: id })
      const row = await selectOrder(ctx, customerId, id)
      if (!row) throw notFound({ id })
      return presentOrder(ctx, row, true, rulesFor(await fieldView(ctx), personId))
    })
  const numbered = () => explainTakenNumber(() => input.number, create)
  return explainTakenValues(ctx, 'order', () => values, null, numbered)
}
