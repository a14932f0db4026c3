import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'

/** Revenue and orders of one customer per calendar month, months without an order left out. */
export async function selectRevenueByMonth(
  ctx: Context,
  customerId: string,
  from: string,
  to: string,
): Promise<{ month: string; revenue: string; orders: number }[]> {
  const { rows } = await sql<{ month: string; revenue: string; orders: number }>`
    select to_char(ordered_on, 'YYYY-MM') as month, sum(amount_base)::numeric(19, 4) as revenue, count(*) as orders
    from orders
    where customer_id = ${customerId}::uuid and deleted_at is null and ordered_on between ${from}::date and ${to}::date
    group by 1 order by 1`.execute(ctx.db)
  return rows
}

/** Revenue of two periods at once. */
export async function selectTwoPeriods(
  ctx: Context,
  customerId: string,
  days: { previousFrom: string; from: string; to: string },
): Promise<{ total: string; previous: string }> {
  const { rows } = await sql<{ total: string; previous: string }>`
    select coalesce(sum(amount_base) filter (where ordered_on >= ${days.from}::date), 0)::numeric(19, 4) as total,
      coalesce(sum(amount_base) filter (where ordered_on < ${days.from}::date), 0)::numeric(19, 4) as previous
    from orders
    where customer_id = ${customerId}::uuid and deleted_at is null
      and ordered_on between ${days.previousFrom}::date and ${days.to}::date`.execute(ctx.db)
  return rows[0] ?? { total: '0.0000', previous: '0.0000' }
}
