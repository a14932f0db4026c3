import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'

const key = 'tiers.scheme'

export async function selectScheme(ctx: Context) {
  return ctx.db
    .selectFrom('settings as s')
    .leftJoin('people as p', 'p.id', 's.updatedBy')
    .select(['s.value', 's.updatedAt', 'p.name as updatedByName'])
    .where('s.key', '=', key)
    .executeTakeFirst()
}

export async function upsertScheme(ctx: Context, scheme: unknown): Promise<void> {
  const row = { value: JSON.stringify(scheme), updatedAt: sql<string>`now()`, updatedBy: ctx.actor.personId }
  await ctx.db
    .insertInto('settings')
    .values({ key, ...row })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
    .execute()
}

/** The newest day with an order up to today; where all lie in the future, the newest of those. */
export async function selectNewestOrderDay(ctx: Context, today: string): Promise<string | null> {
  const orders = ctx.db.selectFrom('orders').where('deletedAt', 'is', null)
  const past = await orders
    .select((eb) => eb.fn.max<string | null>('orderedOn').as('day'))
    .where('orderedOn', '<=', today)
    .executeTakeFirst()
  if (past?.day) return past.day
  const any = await orders.select((eb) => eb.fn.max<string | null>('orderedOn').as('day')).executeTakeFirst()
  return any?.day ?? null
}
