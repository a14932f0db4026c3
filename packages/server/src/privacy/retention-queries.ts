import { sql, type RawBuilder } from 'kysely'
import type { Context } from '../platform/context/context.ts'

// Individuals of whom nothing was heard: no order, no follow-up, no change, no decision on consent since a day.

const lastHeard = sql`greatest(c.created_at, c.updated_at, s.last_follow_up_at, s.last_order_on::timestamptz,
  (select max(k.recorded_at) from consents k where k.customer_id = c.id))`

const due = (
  months: number,
): RawBuilder<boolean> => sql<boolean>`c.kind = 'individual' and c.erased_at is null and c.merged_into is null
  and c.created_at < now() - make_interval(months => ${months})
  and ${lastHeard} < now() - make_interval(months => ${months})
  and (s.next_contact_on is null or s.next_contact_on < current_date)`

export async function selectDue(ctx: Context, months: number, afterId: string | null, limit: number) {
  const { rows } = await sql<{ customerId: string; name: string; createdAt: string; lastActivityOn: string }>`
    select c.id as customer_id, c.name, c.created_at,
      (${lastHeard} at time zone ${ctx.company.timeZone})::date as last_activity_on
    from customers c join customer_stats s on s.customer_id = c.id
    where ${due(months)} and (${afterId}::uuid is null or c.id > ${afterId}::uuid)
    order by c.id limit ${limit}`.execute(ctx.db)
  return rows
}

export async function countDue(ctx: Context, months: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from customers c join customer_stats s on s.customer_id = c.id where ${due(months)}`.execute(
    ctx.db,
  )
  return Number(rows[0]?.n ?? 0)
}

/** What the last run wrote down about itself. */
export async function selectLastRetention(ctx: Context) {
  const row = await ctx.db
    .selectFrom('auditEntries')
    .select(['at', 'summary'])
    .where('subjectType', '=', 'privacy-retention')
    .where('subjectId', '=', 'nightly')
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}
