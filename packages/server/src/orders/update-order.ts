import { conditionName, type CustomValues } from '@zhike/core/custom-fields/field-kinds'
import { lostUpdate, notFound } from '@zhike/core/kernel/problems'
import { decideAmount } from '@zhike/core/orders/order-amount'
import type { Order, PatchOrderInput } from '@zhike/core/orders/schema'
import { explainTakenValues } from '../custom-fields/explain-taken-value.ts'
import { prepareValues } from '../custom-fields/prepare-values.ts'
import { attachFieldFiles } from '../files/attach-field-files.ts'
import { refreshStats } from '../customers/refresh-stats.ts'
import { fieldView, rulesFor } from '../platform/access/field-rules.ts'
import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { changedFields } from '../platform/audit/changed-fields.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { explainTakenNumber } from './explain-taken-number.ts'
import { presentOrder } from './present-orders.ts'
import { replaceLines, selectLines, selectOrder, selectRate, updateOrder as saveOrder } from './queries.ts'

/** Changes an order. Its amount in the company's currency is computed anew only when amount, lines or currency change. */
export async function updateOrder(
  ctx: Context,
  customerId: string,
  orderId: string,
  version: number,
  input: PatchOrderInput,
): Promise<Order> {
  requirePermission(ctx, 'order.write')
  let values: CustomValues = {}
  const update = () =>
    transaction(ctx, async (ctx) => {
      const { personId, kind, tier } = await requireCustomer(ctx, customerId, 'order.write', { lock: true })
      const rules = rulesFor(await fieldView(ctx), personId)
      const row = await selectOrder(ctx, customerId, orderId)
      if (!row) throw notFound({ id: orderId })
      if (row.version !== version) throw lostUpdate({ current: row.version, yours: version })
      const { number, orderedOn, amount, currency, amountBase, notes } = row
      const lines = (await selectLines(ctx, customerId, [orderId])).map(({ product, quantity, price }) => ({
        product,
        quantity,
        price,
      }))
      const before = { number, orderedOn, amount, currency, amountBase, notes, lines }
      const isPriced = [input.amount, input.lines, input.currency, input.isReturn].some((given) => given !== undefined)
      const after = {
        number: input.number ?? number,
        orderedOn: input.orderedOn ?? orderedOn,
        currency: input.currency ?? currency,
        notes: input.notes === undefined ? notes : input.notes,
        lines: input.lines ?? lines,
        ...(isPriced ? await priceAgain(ctx, input, before) : { amount, amountBase }),
      }
      const custom = await prepareValues(ctx, 'order', {
        before: row.custom,
        given: input.custom,
        customer: { kind, tier },
        isNew: false,
        rules,
        owner: { customerId, orderId },
      })
      values = custom.values
      const own = changedFields(before, after)
      const changes = { before: { ...own.before, ...custom.before }, after: { ...own.after, ...custom.after } }
      const fields = [...Object.keys(own.after), ...custom.changed.map(conditionName)]
      if (fields.length === 0) return presentOrder(ctx, row, true, rules)
      const { lines: newLines, ...facts } = after
      await saveOrder(ctx, customerId, orderId, { ...facts, custom: values })
      await attachFieldFiles(ctx, { customerId, orderId }, custom.files)
      if (fields.includes('lines')) await replaceLines(ctx, customerId, orderId, newLines)
      await refreshStats(ctx, { customerIds: [customerId] })
      await writeAudit(ctx, {
        action: 'order.update',
        subjectType: 'order',
        subjectId: orderId,
        customerId,
        summary: { fields },
        ...changes,
      })
      await emitEvent(ctx, 'order.saved', { customerId, orderId })
      return presentOrder(ctx, (await selectOrder(ctx, customerId, orderId)) ?? row, true, rules)
    })
  const numbered = () => explainTakenNumber(() => input.number, update)
  return explainTakenValues(ctx, 'order', () => values, orderId, numbered)
}

type Priced = { amount: string; currency: string; lines: { product: string; quantity: string; price: string }[] }

async function priceAgain(ctx: Context, input: PatchOrderInput, before: Priced) {
  const currency = input.currency ?? before.currency
  const lines = input.lines ?? before.lines
  // New lines bring their own sum; without lines the amount stays what it was.
  const kept = lines.length > 0 ? null : before.amount
  return decideAmount({
    amount: input.amount ?? kept,
    lines,
    isReturn: input.isReturn ?? before.amount.startsWith('-'),
    currency,
    baseCurrency: ctx.company.currency,
    rate: await selectRate(ctx, currency),
  })
}
