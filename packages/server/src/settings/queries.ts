import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'

export async function selectSettings(ctx: Context) {
  return ctx.db.selectFrom('settings').select(['key', 'value', 'updatedAt']).execute()
}

export async function selectSetting(ctx: Context, key: string) {
  return ctx.db.selectFrom('settings').select(['value', 'updatedAt']).where('key', '=', key).executeTakeFirst()
}

export async function upsertSetting(ctx: Context, key: string, value: unknown): Promise<string> {
  const row = { value: JSON.stringify(value), updatedAt: sql<string>`now()`, updatedBy: ctx.actor.personId }
  const saved = await ctx.db
    .insertInto('settings')
    .values({ key, ...row })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
    .returning('updatedAt')
    .executeTakeFirstOrThrow()
  return saved.updatedAt
}

export async function selectExchangeRates(ctx: Context) {
  return ctx.db
    .selectFrom('exchangeRates')
    .select(['currency', sql<string>`trim_scale(rate)::text`.as('rate'), 'updatedAt'])
    .orderBy('currency')
    .execute()
}

export async function upsertExchangeRate(ctx: Context, currency: string, rate: string) {
  const row = { rate, updatedAt: sql<string>`now()`, updatedBy: ctx.actor.personId }
  return ctx.db
    .insertInto('exchangeRates')
    .values({ currency, ...row })
    .onConflict((conflict) => conflict.column('currency').doUpdateSet(row))
    .returning(['currency', sql<string>`trim_scale(rate)::text`.as('rate'), 'updatedAt'])
    .executeTakeFirstOrThrow()
}

export async function removeExchangeRate(ctx: Context, currency: string): Promise<boolean> {
  const removed = await ctx.db.deleteFrom('exchangeRates').where('currency', '=', currency).executeTakeFirst()
  return removed.numDeletedRows > 0n
}
