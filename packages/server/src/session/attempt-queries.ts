import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'

// One row a bucket, changed by single statements: attempts at the same time are counted one after the other.

/** After an hour without attempts the count begins anew. */
const forgottenAfter = sql`interval '1 hour'`

/**
 * Counts an attempt before it is tried, unless the bucket is locked. Answers the failures so far with this one
 * included, or the instant until which the bucket is locked.
 */
export async function countAttempt(
  ctx: Context,
  bucket: string,
  now: Date,
): Promise<{ failures: number; lockedUntil: null } | { failures: number; lockedUntil: string }> {
  const at = now.toISOString()
  const { rows } = await sql<{ failures: number }>`
    insert into sign_in_attempts as a (bucket, failures, last_attempt_at) values (${bucket}, 1, ${at})
    on conflict (bucket) do update set
      failures = case when a.last_attempt_at < ${at}::timestamptz - ${forgottenAfter} then 1 else a.failures + 1 end,
      last_attempt_at = ${at}, locked_until = null
      where a.locked_until is null or a.locked_until <= ${at}::timestamptz
    returning failures`.execute(ctx.db)
  const counted = rows[0]
  if (counted) return { failures: counted.failures, lockedUntil: null }
  const locked = await ctx.db
    .selectFrom('signInAttempts')
    .select(['failures', 'lockedUntil'])
    .where('bucket', '=', bucket)
    .executeTakeFirst()
  return { failures: locked?.failures ?? 0, lockedUntil: locked?.lockedUntil ?? at }
}

/** Locks at once, so that attempts which come while this one is tried find it locked. */
export async function lockBucket(ctx: Context, bucket: string, until: Date): Promise<void> {
  await ctx.db
    .updateTable('signInAttempts')
    .set({ lockedUntil: until.toISOString() })
    .where('bucket', '=', bucket)
    .execute()
}

/** The attempt was right: an account begins anew, an address only loses this one. */
export async function forgiveAttempt(ctx: Context, bucket: string, all: boolean): Promise<void> {
  await ctx.db
    .updateTable('signInAttempts')
    .set({ failures: all ? 0 : sql`greatest(failures - 1, 0)`, lockedUntil: null })
    .where('bucket', '=', bucket)
    .execute()
}
