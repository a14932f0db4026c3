import type { UndoCounts } from '@zhike/core/imports/schema'
import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'
import { derivedOfCustomers } from './undo-kept-queries.ts'

// Takes away what an import created.

const removeFrom = async (ctx: Context, table: string, column = 'customer_id') => {
  const result = await sql`
    delete from ${sql.table(table)} h using undo_customers u
    where u.fate = 'go' and h.${sql.ref(column)} = u.customer_id`.execute(ctx.db)
  return Number(result.numAffectedRows ?? 0n)
}

type Removed = Pick<UndoCounts, 'customers' | 'contacts' | 'orders' | 'followUps'>

/** Created customers that nobody has gone on with, and all that hangs on them. */
export async function removeCreatedCustomers(ctx: Context, importId: string): Promise<Removed> {
  const followUps = await removeFrom(ctx, 'follow_ups')
  await removeFrom(ctx, 'order_lines')
  const orders = await removeFrom(ctx, 'orders')
  const contacts = await removeFrom(ctx, 'contacts')
  for (const { name, column } of await derivedOfCustomers(ctx)) await removeFrom(ctx, name, column)
  await removeTenures(ctx, importId)
  const customers = await removeFrom(ctx, 'customers', 'id')
  return { customers, contacts, orders, followUps }
}

const batchSize = 20_000

/** History is not the application's to remove: the owner's function does it, for customers of this import alone. */
async function removeTenures(ctx: Context, importId: string): Promise<void> {
  let afterId: string | null = null
  for (;;) {
    const result: { rows: { last: string | null; n: number }[] } = await sql<{ last: string | null; n: number }>`
      with batch as (
        select customer_id from undo_customers where fate = 'go' and (${afterId}::uuid is null or customer_id > ${afterId}::uuid)
        order by customer_id limit ${batchSize}
      ), removed as (
        select remove_imported_tenures(${importId}::uuid, array(select customer_id from batch)) as n
      )
      select (select customer_id from batch order by customer_id desc limit 1) as last,
        (select count(*) from batch) as n from removed`.execute(ctx.db)
    const { last = null, n = 0 } = result.rows[0] ?? {}
    if (last === null || n < batchSize) return
    afterId = last
  }
}

/** What the import added to customers that stay. */
export async function removeAddedRecords(ctx: Context): Promise<Omit<Removed, 'customers'>> {
  const remove = async (kind: string, table: string, column = 'id') => {
    const result = await sql`
      delete from ${sql.table(table)} h using undo_records r
      where r.kind = ${kind} and h.customer_id = r.customer_id and h.${sql.ref(column)} = r.record_id`.execute(ctx.db)
    return Number(result.numAffectedRows ?? 0n)
  }
  const followUps = await remove('follow-up', 'follow_ups')
  await remove('order', 'order_lines', 'order_id')
  const orders = await remove('order', 'orders')
  const contacts = await remove('contact', 'contacts')
  return { contacts, orders, followUps }
}
