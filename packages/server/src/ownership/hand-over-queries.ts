import type { InterimCode } from '@zhike/core/ownership/reasons'
import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'
import type { PoolRow } from './book-queries.ts'
import type { TenureSource } from './tenure-queries.ts'

// Where the customers of somebody who leaves go.

/** A or B, or VIP: what must not wait in a pool. */
const isImportant = sql`(coalesce(c.tier in ('A', 'B'), false) or c.is_vip)`

/** The open pool of a department, or of the nearest one above that has one. */
export async function findDepartmentPool(ctx: Context, departmentId: string): Promise<PoolRow | undefined> {
  const { rows } = await sql<PoolRow>`
    with recursive above as (
      select id, parent_id, 0 as depth from departments where id = ${departmentId}::uuid
      union select d.id, d.parent_id, above.depth + 1 from departments d join above on d.id = above.parent_id
    )
    select p.id, p.name, p.kind, p.is_active, p.is_default
    from above join pool_departments pd on pd.department_id = above.id join pools p on p.id = pd.pool_id
    where p.is_active and p.kind = 'public'
    order by above.depth, p.is_default, p.created_at, p.id limit 1`.execute(ctx.db)
  return rows[0]
}

export async function countHeldByImportance(
  ctx: Context,
  personId: string,
): Promise<{ held: number; important: number }> {
  const { rows } = await sql<{ held: number; important: number }>`
    select count(*) as held, count(*) filter (where ${isImportant}) as important
    from tenures t join customers c on c.id = t.customer_id
    where t.person_id = ${personId}::uuid and t.end_at = 'infinity'`.execute(ctx.db)
  return rows[0] ?? { held: 0, important: 0 }
}

export interface InterimHands {
  /** Gets A, B and VIP; null = they go with the rest. */
  leadId: string | null
  pool: { id: string; code: Extract<InterimCode, 'department-pool' | 'default-pool'> }
}

/** Everything a person holds, to interim hands. */
export function interimSource(personId: string, leaver: string, { leadId, pool }: InterimHands): TenureSource {
  const toLead = leadId === null ? sql`false` : isImportant
  return sql`(
    select t.customer_id, uuid_v7() as tenure_id, case when ${toLead} then ${leadId}::uuid end as person_id,
      case when not ${toLead} then ${pool.id}::uuid end as pool_id, 'holder-left' as reason_code,
      jsonb_build_object('leaver', ${leaver}::text, 'interim', case when ${toLead} then 'lead' else ${pool.code}::text end)
        as reason,
      null::uuid as rule_version_id, null::int as rule_position, t.id as expected_tenure_id
    from tenures t join customers c on c.id = t.customer_id
    where t.person_id = ${personId}::uuid and t.end_at = 'infinity')`
}

/** Everything a person holds, to another one. */
export function chosenSource(personId: string, leaver: string, toPersonId: string): TenureSource {
  return sql`(
    select t.customer_id, uuid_v7() as tenure_id, ${toPersonId}::uuid as person_id, null::uuid as pool_id,
      'holder-left' as reason_code,
      jsonb_build_object('leaver', ${leaver}::text, 'interim', 'chosen') as reason,
      null::uuid as rule_version_id, null::int as rule_position, t.id as expected_tenure_id
    from tenures t where t.person_id = ${personId}::uuid and t.end_at = 'infinity')`
}
