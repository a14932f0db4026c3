import { sql } from 'kysely'
import type { CustomerReach } from '../platform/access/customer-reach.ts'
import type { Context } from '../platform/context/context.ts'

// The figures beside the queue.

export interface Held {
  total: number
  a: number
  b: number
  c: number
  vip: number
}

const countedByTier = sql`count(*) as total, count(*) filter (where c.tier = 'A') as a,
  count(*) filter (where c.tier = 'B') as b, count(*) filter (where c.tier = 'C') as c, count(*) filter (where c.is_vip) as vip`

/** Customers in the hands of people, by tier. */
export async function selectHeld(ctx: Context, reach: CustomerReach): Promise<Held> {
  const nothing = { total: 0, a: 0, b: 0, c: 0, vip: 0 }
  if (reach.kind === 'none') return nothing
  const open = sql`tenures t join customers c on c.id = t.customer_id where t.end_at = 'infinity' and c.deleted_at is null`
  const statement =
    reach.kind === 'all'
      ? // Everything without what lies in pools: the pools are small, and a million customers need no join.
        sql<Held>`
          select e.total - p.total as total, e.a - p.a as a, e.b - p.b as b, e.c - p.c as c, e.vip - p.vip as vip
          from (select ${countedByTier} from customers c where c.deleted_at is null) e,
            (select ${countedByTier} from ${open} and t.pool_id is not null) p`
      : sql<Held>`select ${countedByTier} from ${open} and t.person_id = any(${reach.personIds}::uuid[])`
  const { rows } = await statement.execute(ctx.db)
  return rows[0] ?? nothing
}

/** The sum of the limits; null where somebody has none. */
export async function selectCapacity(ctx: Context, personIds: readonly string[] | null): Promise<number | null> {
  const ofPeople = personIds ? sql`p.id = any(${personIds}::uuid[])` : sql`true`
  const { rows } = await sql<{ capacity: number | null }>`
    select case when bool_and(p.capacity is not null) then sum(p.capacity) end::int as capacity
    from people p where p.is_active and ${ofPeople}`.execute(ctx.db)
  return rows[0]?.capacity ?? null
}

/** Follow-ups per calendar day between two instants, written by these people. */
export async function selectFollowUpDays(
  ctx: Context,
  personIds: readonly string[] | null,
  from: string,
  to: string,
): Promise<{ day: string; count: number }[]> {
  // Going by author keeps to the index however many follow-ups there are.
  const ofPeople = personIds ? sql`p.id = any(${personIds}::uuid[])` : sql`true`
  const { rows } = await sql<{ day: string; count: number }>`
    select (f.happened_at at time zone ${ctx.company.timeZone})::date as day, count(*) as count
    from people p join follow_ups f on f.author_id = p.id
      and f.happened_at >= ${from}::timestamptz and f.happened_at < ${to}::timestamptz and f.deleted_at is null
    where ${ofPeople}
    group by 1 order by 1`.execute(ctx.db)
  return rows
}

export interface NewInPool {
  poolId: string
  name: string
  count: number
  latestAt: string
}

/** Public pools that somebody of this department may claim from, with what came in since then. */
export async function selectNewInPools(
  ctx: Context,
  options: { departmentId: string | null; everyPool: boolean; since: string },
): Promise<NewInPool[]> {
  const { rows } = await sql<NewInPool>`
    with recursive above as (
      select id, parent_id from departments where id = ${options.departmentId}::uuid
      union select d.id, d.parent_id from departments d join above a on d.id = a.parent_id)
    select o.id as pool_id, o.name, count(*) as count, max(t.start_at) as latest_at
    from pools o join tenures t on t.pool_id = o.id and t.end_at = 'infinity' and t.start_at >= ${options.since}::timestamptz
    where o.kind = 'public' and o.is_active and (o.everyone_claims or ${options.everyPool} or exists (
      select from pool_departments x join above a on a.id = x.department_id where x.pool_id = o.id))
    group by o.id, o.name order by max(t.start_at) desc`.execute(ctx.db)
  return rows
}

export interface ChangeRow {
  customerId: string
  customerName: string
  at: string
  gained: boolean
  fromPersonId: string | null
  fromPoolId: string | null
  fromName: string | null
  toPersonId: string | null
  toPoolId: string | null
  toName: string
  reasonCode: string
  rulePosition: number | null
  actorId: string | null
  actorName: string
}

/** The latest tenures that began or ended with one of these people; deleted customers left out. */
export async function selectOwnershipChanges(
  ctx: Context,
  personIds: readonly string[],
  since: string,
  limit: number,
): Promise<ChangeRow[]> {
  const { rows } = await sql<ChangeRow>`
    with changes as (
      (select t.customer_id, t.id, true as gained from tenures t
        where t.person_id = any(${personIds}::uuid[]) and t.end_at = 'infinity' and t.start_at >= ${since}::timestamptz
        order by t.start_at desc limit ${limit})
      union all
      (select n.customer_id, n.id, false from tenures f
        join tenures n on n.customer_id = f.customer_id and n.slot = f.slot and n.prev_end_at = f.end_at
        where f.person_id = any(${personIds}::uuid[]) and f.end_at >= ${since}::timestamptz and f.end_at < 'infinity'
          and (n.person_id is null or n.person_id <> all(${personIds}::uuid[]))
        order by f.end_at desc limit ${limit}))
    select t.customer_id, c.name as customer_name, t.start_at as at, x.gained,
      b.person_id as from_person_id, b.pool_id as from_pool_id,
      coalesce((select name from people where id = b.person_id), (select name from pools where id = b.pool_id)) as from_name,
      t.person_id as to_person_id, t.pool_id as to_pool_id,
      coalesce((select name from people where id = t.person_id), (select name from pools where id = t.pool_id)) as to_name,
      t.reason_code, t.rule_position, t.actor_id, t.actor_name
    from changes x
    join tenures t on t.customer_id = x.customer_id and t.id = x.id
    join customers c on c.id = t.customer_id and c.deleted_at is null
    left join tenures b on b.customer_id = t.customer_id and b.slot = t.slot and b.end_at = t.prev_end_at
    order by t.start_at desc, t.customer_id limit ${limit}`.execute(ctx.db)
  return rows
}

/** Which of these customers the holders in a reach have now. */
export async function selectReached(
  ctx: Context,
  reach: CustomerReach,
  customerIds: readonly string[],
): Promise<Set<string>> {
  if (reach.kind === 'none' || customerIds.length === 0) return new Set()
  if (reach.kind === 'all') return new Set(customerIds)
  const { rows } = await sql<{ id: string }>`
    select customer_id as id from tenures
    where customer_id = any(${customerIds}::uuid[]) and end_at = 'infinity' and person_id = any(${reach.personIds}::uuid[])`.execute(
    ctx.db,
  )
  return new Set(rows.map((row) => row.id))
}
