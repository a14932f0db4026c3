import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'

export async function isSetUp(ctx: Context): Promise<boolean> {
  return (await ctx.db.selectFrom('company').select('name').executeTakeFirst()) !== undefined
}

export async function deleteOldIdempotencyKeys(ctx: Context, days: number): Promise<number> {
  const before = sql<string>`now() - make_interval(days => ${days})`
  const result = await ctx.db.deleteFrom('idempotencyKeys').where('createdAt', '<', before).executeTakeFirst()
  return Number(result.numDeletedRows)
}

/** Events that were told, or that nobody waits for; an open one stays, however old. */
export async function deleteOldEvents(ctx: Context, days: number): Promise<number> {
  const before = sql<string>`now() - make_interval(days => ${days})`
  const result = await ctx.db
    .deleteFrom('events')
    .where('dispatchedAt', 'is not', null)
    .where('at', '<', before)
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}
