import { sql, type Kysely } from 'kysely'
import type { Database } from './generated/database-types.ts'

/** A statement that was ended because it took longer than whoever asks wants to wait. */
export class TookTooLong extends Error {}

/**
 * Runs a statement that PostgreSQL ends at the deadline (an instant of performance.now(); null: none), in a transaction
 * of its own, because a time limit of a connection would outlive it behind a pooler.
 */
export async function untilDeadline<T>(
  db: Kysely<Database>,
  deadline: number | null,
  run: (db: Kysely<Database>) => Promise<T>,
): Promise<T> {
  if (deadline === null || db.isTransaction) return run(db)
  const left = Math.floor(deadline - performance.now())
  if (left < 1) throw new TookTooLong()
  try {
    return await db
      .transaction()
      .setAccessMode('read only')
      .execute(async (trx) => {
        await sql`select set_config('statement_timeout', ${String(left)}, true)`.execute(trx)
        return run(trx)
      })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '57014') throw new TookTooLong()
    throw error
  }
}
