import type { Permission } from '@zhike/core/access/permissions'
import type { Problem } from '@zhike/core/kernel/problem'
import { notAllowed, notFound } from '@zhike/core/kernel/problems'
import { customerMerged } from '@zhike/core/merges/problems'
import { sql, type ExpressionBuilder } from 'kysely'
import { may, type Context } from '../context/context.ts'
import type { Database } from '../database/generated/database-types.ts'
import { isHeldBy } from './customer-reach.ts'
import { areHolding, visibleHolders } from './visible-holders.ts'

// THE choke point: every read and write of a customer, and of what hangs on one, begins at one of these functions.

/** Customers (c) with their open tenure (t) inside the actor's scope for a permission; deleted ones are left out. */
export async function scopedCustomers(ctx: Context, permission: Permission = 'customer.read') {
  const holders = await visibleHolders(ctx, permission)
  const query = ctx.db
    .selectFrom('customers as c')
    .innerJoin('tenures as t', (join) =>
      join.onRef('t.customerId', '=', 'c.id').on('t.endAt', '=', sql<string>`'infinity'`),
    )
    .where('c.deletedAt', 'is', null)
  if (holders.kind === 'all') return query
  return query.where(isHeldBy(holders, 't'))
}

/** The bin: deleted customers whose last personal holder lies in the actor's scope. */
export async function scopedDeletedCustomers(ctx: Context, permission: Permission = 'customer.delete') {
  const holders = await visibleHolders(ctx, permission)
  const query = ctx.db
    .selectFrom('customers as c')
    .where('c.deletedAt', 'is not', null)
    .where('c.mergedInto', 'is', null)
  if (holders.kind === 'all') return query
  return query.where(
    sql<boolean>`(select l.person_id from tenures l where l.customer_id = c.id and l.end_at < 'infinity' order by l.end_at desc limit 1)
      = any(${holders.personIds}::uuid[])`,
  )
}

/** The same scope as a condition on any column that holds a customer's id. */
export async function customerIsInScope(ctx: Context, permission: Permission = 'customer.read') {
  const holders = await visibleHolders(ctx, permission)
  return (eb: ExpressionBuilder<Database, never>, customerId: string) => {
    if (holders.kind === 'all') return eb.lit(true)
    return eb.exists(
      eb
        .selectFrom('tenures as scope')
        .select(eb.lit(1).as('one'))
        .where(sql.ref('scope.customer_id'), '=', sql.ref(customerId))
        .where('scope.endAt', '=', sql<string>`'infinity'`)
        .where(isHeldBy(holders, 'scope')),
    )
  }
}

/**
 * Makes sure one customer may be touched: outside the read scope it does not exist (404); readable but outside the
 * scope of the permission is a refusal (403). `lock` takes the row, the mutex of its ownership chain.
 */
export async function requireCustomer(
  ctx: Context,
  customerId: string,
  permission: Permission = 'customer.read',
  options: { lock?: boolean } = {},
): Promise<{
  id: string
  version: number
  kind: string
  tier: string | null
  personId: string | null
  poolId: string | null
}> {
  const readable = await scopedCustomers(ctx, 'customer.read')
  let query = readable
    .select(['c.id', 'c.version', 'c.kind', 'c.tier', 't.personId', 't.poolId'])
    .where('c.id', '=', customerId)
  if (options.lock) query = query.forUpdate('c')
  const row = await query.executeTakeFirst()
  if (!row) throw await notThere(ctx, customerId)
  if (permission !== 'customer.read' && !(await reaches(ctx, permission, row.personId, customerId))) {
    throw notAllowed({ action: permission })
  }
  return row
}

/** Whether a permission reaches a customer held by this person (null: by a pool); null also: any customer of theirs. */
export async function reaches(
  ctx: Context,
  permission: Permission,
  personId: string | null,
  customerId: string | null,
): Promise<boolean> {
  if (!may(ctx, permission)) return false
  return areHolding(await visibleHolders(ctx, permission), personId, customerId)
}

/** A customer that is not there: where it went, told to whoever may read that one; to everybody else there is none. */
export async function notThere(ctx: Context, customerId: string): Promise<Problem> {
  const query = (await scopedCustomers(ctx, 'customer.read'))
    .select(['c.id', 'c.name'])
    .where('c.id', '<>', customerId)
    .where(
      sql<boolean>`c.id in (with recursive went as (
        select id, merged_into from customers where id = ${customerId}::uuid
        union select o.id, o.merged_into from customers o join went on o.id = went.merged_into) select id from went)`,
    )
  const survivor = await query.executeTakeFirst()
  if (!survivor) return notFound({ id: customerId })
  return customerMerged({ id: customerId, survivorId: survivor.id, survivorName: survivor.name })
}
