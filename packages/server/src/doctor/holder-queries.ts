import { sql, type Kysely } from 'kysely'
import type { Database } from '../platform/database/generated/database-types.ts'

/** Customers whose figures name another holder than their open tenure does. */
export async function countOtherHolders(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from customer_stats s join tenures t on t.customer_id = s.customer_id and t.end_at = 'infinity'
    where s.holder_id is distinct from t.person_id`.execute(db)
  return rows[0]?.n ?? 0
}
