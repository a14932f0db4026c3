import { sql } from 'kysely'
import type { AnnualDay } from '@zhike/core/special-days/annual-day'
import type { SpecialDayKind } from '@zhike/core/special-days/schema'
import type { CustomerReach } from '../platform/access/customer-reach.ts'
import type { Context } from '../platform/context/context.ts'

// Days of a customer that the caller has been let through to.

export interface SpecialDayRow extends AnnualDay {
  id: string
  customerId: string
  version: number
  contactId: string | null
  contactName: string | null
  kind: SpecialDayKind
  label: string | null
  nextOn: string
}

const columns = sql`d.id, d.customer_id, d.version, d.contact_id, n.name as contact_name, d.kind, d.label, d.calendar,
  d.year, d.month, d.day, d.is_leap, d.next_on`

export async function selectDays(ctx: Context, customerId: string, id: string | null = null): Promise<SpecialDayRow[]> {
  const one = id === null ? sql`` : sql`and d.id = ${id}::uuid`
  const { rows } = await sql<SpecialDayRow>`
    select ${columns} from special_days d
    left join contacts n on n.customer_id = d.customer_id and n.id = d.contact_id
    where d.customer_id = ${customerId}::uuid and n.deleted_at is null ${one}
    order by d.next_on, d.id`.execute(ctx.db)
  return rows
}

export async function selectDay(ctx: Context, customerId: string, id: string): Promise<SpecialDayRow | undefined> {
  return (await selectDays(ctx, customerId, id))[0]
}

/** Of whom a day is to be: null where there is no such customer or contact. */
export async function selectBearer(ctx: Context, customerId: string, contactId: string | null) {
  const { rows } = await sql<{ kind: string; name: string; hasBirthday: boolean; count: number }>`
    select c.kind, case when ${contactId}::uuid is null then c.name else n.name end as name,
      (select count(*)::int from special_days d where d.customer_id = c.id) as count,
      exists (select from special_days d where d.customer_id = c.id and d.kind = 'birthday'
        and d.contact_id is not distinct from ${contactId}::uuid) as has_birthday
    from customers c left join contacts n on n.customer_id = c.id and n.id = ${contactId}::uuid and n.deleted_at is null
    where c.id = ${customerId}::uuid and (${contactId}::uuid is null or n.id is not null)`.execute(ctx.db)
  return rows[0] ?? null
}

export type DayFacts = AnnualDay & { label: string | null; nextOn: string }

export async function insertDay(
  ctx: Context,
  customerId: string,
  row: DayFacts & { id: string; contactId: string | null; kind: SpecialDayKind },
): Promise<void> {
  const actor = ctx.actor.personId
  await ctx.db
    .insertInto('specialDays')
    .values({ ...row, customerId, createdBy: actor, updatedBy: actor })
    .execute()
}

export async function updateDay(ctx: Context, customerId: string, id: string, facts: DayFacts): Promise<void> {
  await ctx.db
    .updateTable('specialDays')
    .set({ ...facts, updatedAt: sql`clock_timestamp()`, updatedBy: ctx.actor.personId })
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('customerId', '=', customerId)
    .where('id', '=', id)
    .execute()
}

export async function deleteDayRow(ctx: Context, customerId: string, id: string): Promise<void> {
  await ctx.db.deleteFrom('specialDays').where('customerId', '=', customerId).where('id', '=', id).execute()
}

export interface UpcomingRow extends SpecialDayRow {
  customerName: string
  customerKind: 'organisation' | 'individual'
  personId: string | null
}

/** The next ones of customers inside a reach of people, first those that come first. */
export async function selectUpcoming(
  ctx: Context,
  reach: CustomerReach,
  from: string,
  to: string,
  limit: number,
): Promise<UpcomingRow[]> {
  if (reach.kind === 'none') return []
  const held = reach.kind === 'all' ? sql`t.person_id is not null` : sql`t.person_id = any(${reach.personIds}::uuid[])`
  const { rows } = await sql<UpcomingRow>`
    select ${columns}, coalesce(c.short_name, c.name) as customer_name, c.kind as customer_kind, t.person_id
    from special_days d
    join tenures t on t.customer_id = d.customer_id and t.end_at = 'infinity'
    join customers c on c.id = d.customer_id and c.deleted_at is null
    left join contacts n on n.customer_id = d.customer_id and n.id = d.contact_id
    where d.next_on between ${from}::date and ${to}::date and ${held} and n.deleted_at is null
    order by d.next_on, d.customer_id, d.id limit ${limit}`.execute(ctx.db)
  return rows
}

/** Days that have passed get the day on which they come next; what each comes to is told once, not row by row. */
export async function moveOn(
  ctx: Context,
  today: string,
  days: readonly (Omit<AnnualDay, 'year'> & { on: string })[],
): Promise<number> {
  const of = <K extends keyof (typeof days)[number]>(key: K) => days.map((day) => day[key])
  const result = await sql`
    update special_days d set next_on = k.next_on
    from unnest(${of('calendar')}::text[], ${of('month')}::int[], ${of('day')}::int[], ${of('isLeap')}::boolean[],
      ${of('on')}::date[]) k(calendar, month, day, is_leap, next_on)
    where d.next_on < ${today}::date and k.calendar = d.calendar and k.month = d.month and k.day = d.day
      and k.is_leap = d.is_leap`.execute(ctx.db)
  return Number(result.numAffectedRows ?? 0n)
}
