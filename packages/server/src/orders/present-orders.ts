import type { FieldRules } from '@zhike/core/access/protected-fields'
import type { Order } from '@zhike/core/orders/schema'
import { showCustom } from '../custom-fields/show-custom.ts'
import type { Context } from '../platform/context/context.ts'
import { selectLines, type OrderRow } from './queries.ts'

/** Orders with their lines and what the caller may do with them. */
export async function presentOrders(
  ctx: Context,
  customerId: string,
  rows: readonly OrderRow[],
  mayWrite: boolean,
  rules: FieldRules,
): Promise<Order[]> {
  const lines = Map.groupBy(
    await selectLines(
      ctx,
      customerId,
      rows.map((row) => row.id),
    ),
    (line) => line.orderId,
  )
  return (await showCustom(ctx, 'order', rules, rows)).map((row) => ({
    ...row,
    isReturn: row.amount.startsWith('-'),
    lines: (lines.get(row.id) ?? []).map(({ product, quantity, price }) => ({ product, quantity, price })),
    abilities: { update: mayWrite, delete: mayWrite },
  }))
}

export async function presentOrder(ctx: Context, row: OrderRow, mayWrite: boolean, rules: FieldRules): Promise<Order> {
  const [order] = await presentOrders(ctx, row.customerId, [row], mayWrite, rules)
  if (!order) throw new Error('one row gives one order')
  return order
}
