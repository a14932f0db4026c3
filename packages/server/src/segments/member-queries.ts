import { sql, type RawBuilder } from 'kysely'
import { fromReached, type CustomerReach } from '../platform/access/customer-reach.ts'
import { scopedCustomers } from '../platform/access/scoped-customers.ts'
import type { Context } from '../platform/context/context.ts'

// Who is in segments: conditions compiled by segment-columns.ts, asked of customers inside a reach.

/** How many customers of a reach satisfy each of these conditions, in one reading of them. */
export async function countEach(
  ctx: Context,
  reach: CustomerReach,
  conditions: readonly RawBuilder<boolean>[],
): Promise<number[]> {
  if (reach.kind === 'none' || conditions.length === 0) return conditions.map(() => 0)
  const counts = conditions.map((condition) => sql`count(*) filter (where ${condition})`)
  const { rows } = await sql<{ counts: number[] }>`
    select array[${sql.join(counts)}]::int[] as counts from ${fromReached(reach)}`.execute(ctx.db)
  return rows[0]?.counts ?? []
}

export async function selectOverlap(
  ctx: Context,
  reach: CustomerReach,
  a: RawBuilder<boolean>,
  b: RawBuilder<boolean>,
): Promise<{ onlyA: number; both: number; onlyB: number }> {
  if (reach.kind === 'none') return { onlyA: 0, both: 0, onlyB: 0 }
  const { rows } = await sql<{ onlyA: number; both: number; onlyB: number }>`
    select count(*) filter (where a and not b) as only_a, count(*) filter (where a and b) as both,
      count(*) filter (where b and not a) as only_b
    from (select coalesce(${a}, false) as a, coalesce(${b}, false) as b from ${fromReached(reach)}) each`.execute(
    ctx.db,
  )
  return rows[0] ?? { onlyA: 0, both: 0, onlyB: 0 }
}

/** Which of these conditions one customer satisfies; that it may be read has been made sure. */
export async function whichHold(
  ctx: Context,
  customerId: string,
  conditions: readonly RawBuilder<boolean>[],
): Promise<boolean[]> {
  if (conditions.length === 0) return []
  const each = conditions.map((condition) => sql`coalesce(${condition}, false)`)
  const { rows } = await sql<{ holds: boolean[] }>`
    select array[${sql.join(each)}] as holds from customers c
    left join customer_stats s on s.customer_id = c.id
    left join tenures t on t.customer_id = c.id and t.slot = 'primary' and t.end_at = 'infinity'
    where c.id = ${customerId}::uuid`.execute(ctx.db)
  return rows[0]?.holds ?? []
}

/** Of these customers those that may be read. */
export async function selectChoosable(ctx: Context, ids: readonly string[]): Promise<string[]> {
  const query = await scopedCustomers(ctx, 'customer.read')
  const rows = await query
    .select('c.id')
    .where('c.id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  return rows.map((row) => row.id)
}

/** Answers those that were not in it. */
export async function insertMembers(ctx: Context, segmentId: string, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ customerId: string }>`
    insert into segment_customers (customer_id, segment_id, added_by)
    select distinct x.id, ${segmentId}::uuid, ${ctx.actor.personId}::uuid from unnest(${ids}::uuid[]) as x(id) order by x.id
    on conflict do nothing returning customer_id`.execute(ctx.db)
  return rows.map((row) => row.customerId)
}

/** Answers those that were in it. */
export async function deleteMembers(ctx: Context, segmentId: string, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ customerId: string }>`
    delete from segment_customers where segment_id = ${segmentId}::uuid and customer_id = any(${ids}::uuid[])
    returning customer_id`.execute(ctx.db)
  return rows.map((row) => row.customerId)
}
