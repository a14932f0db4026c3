import type { CustomerFacts } from '@zhike/core/customers/customer-facts'
import { sql } from 'kysely'
import { scopedDeletedCustomers } from '../platform/access/scoped-customers.ts'
import type { Context } from '../platform/context/context.ts'

// One customer: reading what an edit needs, inserting, changing, deleting and restoring.

const factColumns = [
  'kind',
  'name',
  'shortName',
  'creditCode',
  'industryCode',
  'regionCode',
  'size',
  'phone',
  'wechat',
  'email',
  'address',
  'source',
  'externalId',
  'notes',
] as const

/** The facts of a customer that the caller has been let through to, deleted ones included. */
export async function selectFacts(ctx: Context, customerId: string): Promise<CustomerFacts> {
  const row = await ctx.db
    .selectFrom('customers')
    .select(factColumns)
    .where('id', '=', customerId)
    .executeTakeFirstOrThrow()
  return { ...row, kind: row.kind === 'individual' ? 'individual' : 'organisation' }
}

/** What the company's own fields hold, and what decides which of them concern the customer. */
export async function selectCustom(
  ctx: Context,
  customerId: string,
): Promise<{ custom: unknown; tier: string | null }> {
  return ctx.db
    .selectFrom('customers')
    .select(['custom', 'tier'])
    .where('id', '=', customerId)
    .executeTakeFirstOrThrow()
}

export async function insertCustomer(
  ctx: Context,
  customer: CustomerFacts & { id: string; searchTokens: string[]; custom: object },
): Promise<void> {
  const actor = ctx.actor.personId
  await ctx.db
    .insertInto('customers')
    .values({ ...customer, custom: JSON.stringify(customer.custom), createdBy: actor, updatedBy: actor })
    .execute()
  await ctx.db.insertInto('customerStats').values({ customerId: customer.id }).execute()
}

/** Writes facts and counts the version up; false when the version is no longer the one the caller saw. */
export async function updateFacts(
  ctx: Context,
  customerId: string,
  version: number,
  facts: CustomerFacts & { searchTokens: string[]; custom: object },
): Promise<boolean> {
  const { kind, name, shortName, creditCode, industryCode, regionCode, size, phone } = facts
  const { wechat, email, address, source, externalId, notes, searchTokens } = facts
  const custom = JSON.stringify(facts.custom)
  const changed = await ctx.db
    .updateTable('customers')
    .set({ kind, name, shortName, creditCode, industryCode, regionCode, size, phone, wechat, email, address, source })
    .set({ externalId, notes, custom, searchTokens, updatedAt: sql`clock_timestamp()`, updatedBy: ctx.actor.personId })
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', customerId)
    .where('version', '=', version)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

export async function markDeleted(ctx: Context, customerId: string): Promise<void> {
  await ctx.db
    .updateTable('customers')
    .set((eb) => ({ deletedAt: sql`clock_timestamp()`, version: eb('version', '+', 1), updatedBy: ctx.actor.personId }))
    .where('id', '=', customerId)
    .execute()
}

export async function markRestored(ctx: Context, customerId: string): Promise<void> {
  await ctx.db
    .updateTable('customers')
    .set((eb) => ({ deletedAt: null, version: eb('version', '+', 1), updatedBy: ctx.actor.personId }))
    .set({ updatedAt: sql`clock_timestamp()` })
    .where('id', '=', customerId)
    .execute()
}

/** Takes a deleted customer of the actor's bin for the rest of the transaction. */
export async function lockDeleted(ctx: Context, customerId: string): Promise<{ id: string } | undefined> {
  const query = await scopedDeletedCustomers(ctx, 'customer.delete')
  return query.select('c.id').where('c.id', '=', customerId).forUpdate('c').executeTakeFirst()
}

export async function insertWatch(ctx: Context, customerId: string, personId: string): Promise<void> {
  await ctx.db
    .insertInto('watchedCustomers')
    .values({ personId, customerId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function deleteWatch(ctx: Context, customerId: string, personId: string): Promise<void> {
  await ctx.db
    .deleteFrom('watchedCustomers')
    .where('personId', '=', personId)
    .where('customerId', '=', customerId)
    .execute()
}
