import type { ContactViewDay, ContactViewDetail } from '@zhike/core/contact-views/schema'
import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'
import { afterCursor, encodeCursor, orderBy, type Cursor, type SortKey } from '../platform/list/keyset.ts'

export interface ViewToWrite {
  personId: string
  day: string
  customerId: string
  sources: number
  firstAt: Date
}

export interface RefusalsToWrite {
  personId: string
  day: string
  refused: number
}

/** Adds views and refusals at once and answers each person's day as it stands then. */
export async function writeViews(
  ctx: Context,
  views: readonly ViewToWrite[],
  refusals: readonly RefusalsToWrite[],
): Promise<
  {
    personId: string
    day: string
    customers: number
    refused: number
    alertedAt: string | null
    limitedAt: string | null
  }[]
> {
  // In the order of the key, so that two processes never wait for each other in a circle.
  const sorted = views.toSorted((a, b) => keyOf(a).localeCompare(keyOf(b)))
  const { rows } = await sql<{
    personId: string
    day: string
    customers: number
    refused: number
    alertedAt: string | null
    limitedAt: string | null
  }>`
    with given as (
      select * from unnest(${sorted.map((one) => one.personId)}::uuid[], ${sorted.map((one) => one.day)}::date[],
        ${sorted.map((one) => one.customerId)}::uuid[], ${sorted.map((one) => one.sources)}::smallint[],
        ${sorted.map((one) => one.firstAt.toISOString())}::timestamptz[]) as g(person_id, day, customer_id, sources, first_at)
    ), written as (
      insert into contact_views (person_id, day, customer_id, sources, first_at) select * from given
      on conflict (person_id, day, customer_id) do update set sources = contact_views.sources | excluded.sources
      returning person_id, day, (xmax = 0) as is_new
    ), figures as (
      select person_id, day, sum(n)::int as customers, sum(r)::int as refused from (
        select person_id, day, count(*) filter (where is_new) as n, 0 as r from written group by 1, 2
        union all
        select * from unnest(${refusals.map((one) => one.personId)}::uuid[], ${refusals.map((one) => one.day)}::date[],
          array_fill(0::bigint, array[${refusals.length}::int]), ${refusals.map((one) => one.refused)}::int[])
      ) parts group by 1, 2
    )
    insert into contact_view_days as d (person_id, day, customers, refused)
    select person_id, day, customers, refused from figures order by person_id, day
    on conflict (person_id, day) do update set customers = d.customers + excluded.customers,
      refused = d.refused + excluded.refused
    returning person_id, day, customers, refused, alerted_at, limited_at`.execute(ctx.db)
  return rows
}

const keyOf = (view: ViewToWrite) => `${view.personId} ${view.day} ${view.customerId}`

/** Marks a day as told of, once over all processes; false where another did. */
export async function markDay(
  ctx: Context,
  personId: string,
  day: string,
  what: 'alertedAt' | 'limitedAt',
): Promise<boolean> {
  const result = await ctx.db
    .updateTable('contactViewDays')
    .set({ [what]: sql`clock_timestamp()` })
    .where('personId', '=', personId)
    .where('day', '=', day)
    .where(what, 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** What a person was answered today already, for a process that was just started. */
export async function selectSeen(ctx: Context, personId: string, day: string, limit: number) {
  return ctx.db
    .selectFrom('contactViews')
    .select(['customerId', 'sources'])
    .where('personId', '=', personId)
    .where('day', '=', day)
    .limit(limit)
    .execute()
}

export async function selectAdministrators(ctx: Context): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('people as p')
    .innerJoin('personRoles as r', 'r.personId', 'p.id')
    .select('p.name')
    .where('r.role', '=', 'administrator')
    .where('p.isActive', '=', true)
    .orderBy('p.name')
    .limit(3)
    .execute()
  return rows.map((row) => row.name)
}

export async function deleteOldContactViews(ctx: Context, days: number): Promise<number> {
  const result = await ctx.db
    .deleteFrom('contactViews')
    .where('day', '<', sql<string>`current_date - ${days}::int`)
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}

export const dayOrder: SortKey[] = [
  { field: 'day', column: { expression: sql`v.day`, cast: 'date', nullable: false }, descending: true },
  { field: 'customers', column: { expression: sql`v.customers`, cast: 'int', nullable: false }, descending: true },
]

export interface DayFilter {
  personId?: string | undefined
  from?: string | undefined
  to?: string | undefined
}

function days(ctx: Context) {
  return ctx.db
    .selectFrom('contactViewDays as v')
    .innerJoin('people as p', 'p.id', 'v.personId')
    .leftJoin('departments as d', 'd.id', 'p.departmentId')
    .select(['v.personId', 'p.name', 'd.name as departmentName', 'v.day', 'v.customers', 'v.refused'])
    .select(['v.alertedAt', 'v.limitedAt'])
}

type DayRow = Awaited<ReturnType<ReturnType<typeof days>['executeTakeFirstOrThrow']>>

const present = ({ personId, name, departmentName, ...row }: DayRow): ContactViewDay => ({
  ...row,
  person: { id: personId, name, departmentName },
})

export async function selectDays(ctx: Context, filter: DayFilter, cursor: Cursor | null, limit: number) {
  let query = days(ctx)
    .orderBy(orderBy(dayOrder, sql`v.person_id`) as never)
    .limit(limit + 1)
  if (cursor) query = query.where(afterCursor(dayOrder, sql`v.person_id`, cursor))
  if (filter.personId) query = query.where('v.personId', '=', filter.personId)
  if (filter.from) query = query.where('v.day', '>=', filter.from)
  if (filter.to) query = query.where('v.day', '<=', filter.to)
  const rows = await query.execute()
  const items = rows.slice(0, limit).map(present)
  const last = rows.length > limit ? items.at(-1) : undefined
  const values = last && [last.day, String(last.customers)]
  return { items, nextCursor: last && values ? encodeCursor(dayOrder, filter, values, last.person.id) : null }
}

/** Days beyond the threshold since a day, newest first. */
export async function selectAlerts(ctx: Context, since: string): Promise<ContactViewDay[]> {
  const rows = await days(ctx)
    .where('v.day', '>=', since)
    .where((eb) => eb.or([eb('v.alertedAt', 'is not', null), eb('v.limitedAt', 'is not', null)]))
    .orderBy('v.day', 'desc')
    .orderBy('v.customers', 'desc')
    .limit(20)
    .execute()
  return rows.map(present)
}

export async function selectDetail(ctx: Context, personId: string, day: string): Promise<ContactViewDetail> {
  const { rows } = await sql<{
    record: number
    contacts: number
    list: number
    own: number
    others: number
    pools: number
  }>`
    select count(*) filter (where v.sources & 1 > 0) as record, count(*) filter (where v.sources & 2 > 0) as contacts,
      count(*) filter (where v.sources & 4 > 0) as list,
      count(*) filter (where t.person_id = v.person_id) as own,
      count(*) filter (where t.person_id <> v.person_id) as others,
      count(*) filter (where t.pool_id is not null) as pools
    from contact_views v
    left join tenures t on t.customer_id = v.customer_id and t.slot = 'primary' and t.end_at = 'infinity'
    where v.person_id = ${personId}::uuid and v.day = ${day}::date`.execute(ctx.db)
  const hours = await sql<{ hour: number; customers: number }>`
    select extract(hour from first_at at time zone ${ctx.company.timeZone})::int as hour, count(*) as customers
    from contact_views where person_id = ${personId}::uuid and day = ${day}::date group by 1 order by 1`.execute(ctx.db)
  const { record = 0, contacts = 0, list = 0, own = 0, others = 0, pools = 0 } = rows[0] ?? {}
  return {
    sources: { record: Number(record), contacts: Number(contacts), list: Number(list) },
    holders: { own: Number(own), others: Number(others), pools: Number(pools) },
    hours: hours.rows.map(({ hour, customers }) => ({ hour, customers: Number(customers) })),
  }
}
