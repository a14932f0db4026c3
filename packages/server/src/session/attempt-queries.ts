import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'

// One row a bucket, changed by single statements: attempts at the same time are counted one after the other.

/** After an hour without attempts the count begins anew. */
const forgottenAfter = sql`interval '1 hour'`

/**
 * Counts an attempt before it is tried and locks the bucket where it was one too many, in one statement: of many at
 * once only the free ones pass. Answers until when the bucket was locked already, or null: go on and try.
 * `delays` are the seconds to wait after 1, 2, 3 … attempts.
 */
export async function countAttempt(
  ctx: Context,
  bucket: string,
  delays: readonly number[],
  now: Date,
): Promise<string | null> {
  const at = sql`${now.toISOString()}::timestamptz`
  const failures = sql`case when a.last_attempt_at < ${at} - ${forgottenAfter} then 1 else a.failures + 1 end`
  const seconds = sql`(${[...delays]}::int[])[least(${failures}, ${delays.length})]`
  const { rows } = await sql`
    insert into sign_in_attempts as a (bucket, failures, last_attempt_at) values (${bucket}, 1, ${at})
    on conflict (bucket) do update set
      failures = ${failures},
      last_attempt_at = ${at},
      locked_until = ${at} + nullif(${seconds}, 0) * interval '1 second'
      where a.locked_until is null or a.locked_until <= ${at}
    returning bucket`.execute(ctx.db)
  if (rows.length > 0) return null
  const locked = await ctx.db
    .selectFrom('signInAttempts')
    .select('lockedUntil')
    .where('bucket', '=', bucket)
    .executeTakeFirst()
  return locked?.lockedUntil ?? now.toISOString()
}

/** The attempt was right: an account begins anew, an address only loses this one. */
export async function forgiveAttempt(ctx: Context, bucket: string, all: boolean): Promise<void> {
  await ctx.db
    .updateTable('signInAttempts')
    .set({ failures: all ? 0 : sql`greatest(failures - 1, 0)`, lockedUntil: null })
    .where('bucket', '=', bucket)
    .execute()
}
