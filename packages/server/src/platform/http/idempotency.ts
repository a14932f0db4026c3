import { createHash } from 'node:crypto'
import { idempotencyMismatch, requestInProgress } from '@zhike/core/kernel/problems'
import { sql } from 'kysely'
import type { Context } from '../context/context.ts'

/**
 * Runs a POST once per key: a retry with the same content gets the first answer, with other content a refusal.
 * The key is claimed before the work starts, so that two simultaneous retries cannot both run.
 */
export async function answerOnce<T>(
  ctx: Context,
  operation: string,
  key: string,
  body: unknown,
  run: () => Promise<T>,
): Promise<T> {
  const requestHash = createHash('sha256')
    .update(JSON.stringify(body ?? null))
    .digest()
  const identity = { key: key.slice(0, 200), actorId: ctx.actor.personId ?? '', operation }
  const claimed = await ctx.db
    .insertInto('idempotencyKeys')
    .values({ ...identity, requestHash })
    .onConflict((conflict) =>
      conflict
        .columns(['actorId', 'operation', 'key'])
        // A claim without an answer for a minute belongs to a process that died.
        .doUpdateSet({ requestHash, createdAt: sql`now()` })
        .where('idempotencyKeys.status', 'is', null)
        .where('idempotencyKeys.createdAt', '<', sql<string>`now() - interval '1 minute'`),
    )
    .returning('key')
    .executeTakeFirst()
  if (!claimed) return firstAnswer<T>(ctx, identity, requestHash)
  try {
    const answer = await run()
    await ctx.db
      .updateTable('idempotencyKeys')
      .set({ status: 200, body: JSON.stringify(answer ?? null) })
      .where((eb) => eb.and(identity))
      .execute()
    return answer
  } catch (error) {
    await ctx.db
      .deleteFrom('idempotencyKeys')
      .where((eb) => eb.and(identity))
      .execute()
    throw error
  }
}

async function firstAnswer<T>(
  ctx: Context,
  identity: { key: string; actorId: string; operation: string },
  requestHash: Buffer,
): Promise<T> {
  const known = await ctx.db
    .selectFrom('idempotencyKeys')
    .select(['requestHash', 'status', 'body'])
    .where((eb) => eb.and(identity))
    .executeTakeFirst()
  if (known && !known.requestHash.equals(requestHash)) throw idempotencyMismatch()
  if (!known || known.status === null) throw requestInProgress()
  return known.body as T
}
