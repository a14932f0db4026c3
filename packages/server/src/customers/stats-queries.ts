import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'

// customer_stats, set-based: rows are written only where a figure differs.

/** The newest order day up to today; where every order lies in the future, the newest of all. */
export async function selectNewestOrderDay(ctx: Context, today: string): Promise<string | null> {
  const { rows } = await sql<{ day: string | null }>`
    select coalesce(
      (select max(ordered_on) from orders where deleted_at is null and ordered_on <= ${today}::date),
      (select max(ordered_on) from orders where deleted_at is null)) as day`.execute(ctx.db)
  return rows[0]?.day ?? null
}

export async function updateOrderStats(
  ctx: Context,
  customerIds: readonly string[] | null,
  from: string,
  to: string,
): Promise<void> {
  const ofOrders = customerIds ? sql`and o.customer_id = any(${customerIds}::uuid[])` : sql``
  const ofStats = customerIds ? sql`where x.customer_id = any(${customerIds}::uuid[])` : sql``
  await sql`
    with figures as (
      select o.customer_id, count(*)::int as n, max(o.ordered_on) as last_on,
        sum(o.amount_base) filter (where o.ordered_on between ${from}::date and ${to}::date) as revenue
      from orders o where o.deleted_at is null ${ofOrders} group by o.customer_id
    ), wanted as (
      select x.customer_id, f.revenue, coalesce(f.n, 0) as n, f.last_on
      from customer_stats x left join figures f on f.customer_id = x.customer_id ${ofStats}
    )
    update customer_stats s set revenue12m = w.revenue, order_count = w.n, last_order_on = w.last_on
    from wanted w
    where s.customer_id = w.customer_id
      and (s.revenue12m, s.order_count, s.last_order_on) is distinct from (w.revenue, w.n, w.last_on)`.execute(ctx.db)
}

export async function updateFollowUpStats(ctx: Context, customerIds: readonly string[] | null): Promise<void> {
  const ofFollowUps = customerIds ? sql`and f.customer_id = any(${customerIds}::uuid[])` : sql``
  const ofStats = customerIds ? sql`where x.customer_id = any(${customerIds}::uuid[])` : sql``
  await sql`
    with latest as (
      select f.customer_id, max(f.happened_at) as at from follow_ups f
      where f.deleted_at is null ${ofFollowUps} group by f.customer_id
    ), wanted as (
      select x.customer_id, l.at from customer_stats x left join latest l on l.customer_id = x.customer_id ${ofStats}
    )
    update customer_stats s set last_follow_up_at = w.at from wanted w
    where s.customer_id = w.customer_id and s.last_follow_up_at is distinct from w.at`.execute(ctx.db)
}

/** Who holds each customer, as the open tenures say. */
export async function updateHolders(ctx: Context): Promise<void> {
  await sql`
    update customer_stats s set holder_id = t.person_id from tenures t
    where t.customer_id = s.customer_id and t.end_at = 'infinity' and s.holder_id is distinct from t.person_id`.execute(
    ctx.db,
  )
}

export interface NextContact {
  on: string | null
  step: string | null
}

/** What was agreed for the next contact, and with whom it lies; null = nothing. */
export async function updateNextContact(ctx: Context, customerId: string, next: NextContact): Promise<void> {
  await ctx.db
    .updateTable('customerStats')
    .set({ nextContactOn: next.on, nextStep: next.step, nextContactBy: next.on ? ctx.actor.personId : null })
    .where('customerId', '=', customerId)
    .execute()
}

export async function selectNextContact(ctx: Context, customerId: string): Promise<NextContact> {
  const row = await ctx.db
    .selectFrom('customerStats')
    .select(['nextContactOn as on', 'nextStep as step'])
    .where('customerId', '=', customerId)
    .executeTakeFirst()
  return row ?? { on: null, step: null }
}
