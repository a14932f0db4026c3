import type { CustomValues } from '@zhike/core/custom-fields/field-kinds'
import type { LineFacts } from '@zhike/core/orders/order-amount'
import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'
import { phasesAfter } from '../platform/list/key-phases.ts'
import type { Cursor, SortKey } from '../platform/list/keyset.ts'

// Orders and their lines, of a customer that the caller has been let through to.

export const orderOrder: readonly SortKey[] = [
  {
    field: 'orderedOn',
    descending: true,
    column: { expression: sql`o.ordered_on`, cast: 'date', nullable: false },
  },
]

export interface OrderFacts {
  number: string
  orderedOn: string
  amount: string
  currency: string
  amountBase: string
  notes: string | null
  custom: CustomValues
}

function living(ctx: Context, customerId: string) {
  return ctx.db
    .selectFrom('orders as o')
    .select(['o.id', 'o.customerId', 'o.version', 'o.number', 'o.orderedOn', 'o.amount', 'o.currency'])
    .select(['o.amountBase', 'o.notes', 'o.createdAt', 'o.updatedAt', 'o.custom'])
    .where('o.customerId', '=', customerId)
    .where('o.deletedAt', 'is', null)
}

export type OrderRow = Awaited<ReturnType<ReturnType<typeof living>['executeTakeFirstOrThrow']>>

export async function selectOrders(
  ctx: Context,
  customerId: string,
  cursor: Cursor | null,
  limit: number,
): Promise<OrderRow[]> {
  const [phase] = phasesAfter(orderOrder, sql`o.id`, cursor)
  let query = living(ctx, customerId)
    .orderBy(phase?.orderBy as never)
    .limit(limit)
  if (phase?.where) query = query.where(phase.where)
  return query.execute()
}

export async function selectOrder(ctx: Context, customerId: string, id: string): Promise<OrderRow | undefined> {
  return living(ctx, customerId).where('o.id', '=', id).executeTakeFirst()
}

export async function selectLines(
  ctx: Context,
  customerId: string,
  orderIds: readonly string[],
): Promise<(LineFacts & { orderId: string })[]> {
  if (orderIds.length === 0) return []
  return ctx.db
    .selectFrom('orderLines')
    .select(['orderId', 'product', 'quantity', 'price'])
    .where('customerId', '=', customerId)
    .where('orderId', 'in', orderIds)
    .orderBy('orderId')
    .orderBy('position')
    .execute()
}

export async function insertOrder(ctx: Context, customerId: string, id: string, facts: OrderFacts): Promise<void> {
  const actor = ctx.actor.personId
  await ctx.db
    .insertInto('orders')
    .values({ ...facts, custom: JSON.stringify(facts.custom), customerId, id, createdBy: actor, updatedBy: actor })
    .execute()
}

export async function updateOrder(ctx: Context, customerId: string, id: string, facts: OrderFacts): Promise<void> {
  await ctx.db
    .updateTable('orders')
    .set({
      ...facts,
      custom: JSON.stringify(facts.custom),
      updatedAt: sql`clock_timestamp()`,
      updatedBy: ctx.actor.personId,
    })
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('customerId', '=', customerId)
    .where('id', '=', id)
    .execute()
}

export async function replaceLines(
  ctx: Context,
  customerId: string,
  orderId: string,
  lines: readonly LineFacts[],
): Promise<void> {
  await ctx.db.deleteFrom('orderLines').where('customerId', '=', customerId).where('orderId', '=', orderId).execute()
  if (lines.length === 0) return
  await ctx.db
    .insertInto('orderLines')
    .values(lines.map((line, index) => ({ ...line, customerId, orderId, position: index + 1 })))
    .execute()
}

export async function markOrderDeleted(ctx: Context, customerId: string, id: string): Promise<void> {
  await ctx.db
    .updateTable('orders')
    .set({ deletedAt: sql`clock_timestamp()`, deletedBy: ctx.actor.personId })
    .where('customerId', '=', customerId)
    .where('id', '=', id)
    .execute()
}

/** An order of the bin. */
export async function selectDeletedOrder(ctx: Context, customerId: string, id: string) {
  return ctx.db
    .selectFrom('orders')
    .select(['id', 'number', 'custom'])
    .where('customerId', '=', customerId)
    .where('id', '=', id)
    .where('deletedAt', 'is not', null)
    .executeTakeFirst()
}

export async function markOrderRestored(ctx: Context, customerId: string, id: string): Promise<void> {
  await ctx.db
    .updateTable('orders')
    .set({ deletedAt: null, deletedBy: null, updatedAt: sql`clock_timestamp()`, updatedBy: ctx.actor.personId })
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('customerId', '=', customerId)
    .where('id', '=', id)
    .execute()
}

/** The company's rate for a currency; null = not entered. */
export async function selectRate(ctx: Context, currency: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('exchangeRates')
    .select('rate')
    .where('currency', '=', currency)
    .executeTakeFirst()
  return row?.rate ?? null
}
