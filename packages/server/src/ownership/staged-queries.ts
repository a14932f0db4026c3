import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'
import type { TenureSource } from './tenure-queries.ts'

// The temporary table new_customers that an import made in this transaction.

export async function listNamedPeople(ctx: Context): Promise<string[]> {
  const result = await sql<{ personId: string }>`
    select distinct person_id from new_customers where person_id is not null`.execute(ctx.db)
  return result.rows.map((row) => row.personId)
}

export async function countBlanks(ctx: Context): Promise<number> {
  const result = await sql<{ count: number }>`
    select count(*) as count from new_customers where person_id is null and pool_id is null`.execute(ctx.db)
  return result.rows[0]?.count ?? 0
}

/** Rows whose file names the holder; a person goes before a pool. */
export const namedSource: TenureSource = sql`(
  select customer_id, uuid_v7() as tenure_id, person_id, case when person_id is null then pool_id end as pool_id,
    reason_code, coalesce(reason, '{}') as reason, null::uuid as rule_version_id, null::int as rule_position
  from new_customers where person_id is not null or pool_id is not null)`
