import { newId } from '@zhike/core/kernel/ids'
import type { TestDatabase } from './template-database.ts'

export interface BareOrder {
  customerId: string
  orderedOn: string
  amount: string
}

/** Orders as bare rows: what a tier run adds up, not a test of entering them. */
export async function addOrders(database: TestDatabase, orders: readonly BareOrder[]): Promise<void> {
  const rows = orders.map((order, i) => ({
    id: newId(),
    customer_id: order.customerId,
    number: `T${i}-${newId().slice(-8)}`,
    ordered_on: order.orderedOn,
    amount: order.amount,
  }))
  await database.ownerQuery(
    `insert into orders (customer_id, id, number, ordered_on, amount, currency, amount_base)
     select customer_id, id, number, ordered_on, amount, 'CNY', amount
     from jsonb_to_recordset($1::jsonb) as o(customer_id uuid, id uuid, number text, ordered_on date, amount numeric)`,
    [JSON.stringify(rows)],
  )
}
