import { sql } from 'kysely'
import { scopedCustomers } from '../platform/access/scoped-customers.ts'
import type { Context } from '../platform/context/context.ts'

// Whom a customer belongs to: reading and writing it, whatever the reader may see of the rest.

export async function takeTurn(ctx: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(4205, 1)`.execute(ctx.db)
}

export async function selectParentId(ctx: Context, customerId: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('customerParents')
    .select('parentId')
    .where('customerId', '=', customerId)
    .executeTakeFirst()
  return row?.parentId ?? null
}

/** What a new parent would make of the group: whether it lies below the customer, and how many levels there would be. */
export async function measureMove(ctx: Context, customerId: string, parentId: string) {
  // Links to what lies in the bin count: taking it back must not close a circle.
  const { rows } = await sql<{ isBelow: boolean; levels: number }>`
    with recursive up (id, depth) as (
      select ${parentId}::uuid, 1
      union all select p.parent_id, u.depth + 1 from up u join customer_parents p on p.customer_id = u.id
    ), down (id, depth) as (
      select ${customerId}::uuid, 1
      union all select p.customer_id, d.depth + 1 from down d join customer_parents p on p.parent_id = d.id
    )
    select exists (select from up where id = ${customerId}::uuid) as is_below,
      (select max(depth) from up) + (select max(depth) from down) as levels`.execute(ctx.db)
  return rows[0] ?? { isBelow: false, levels: 0 }
}

export async function saveParent(ctx: Context, customerId: string, parentId: string | null): Promise<void> {
  if (parentId === null) {
    await ctx.db.deleteFrom('customerParents').where('customerId', '=', customerId).execute()
    return
  }
  const setBy = ctx.actor.personId
  await ctx.db
    .insertInto('customerParents')
    .values({ customerId, parentId, setBy })
    .onConflict((conflict) =>
      conflict.column('customerId').doUpdateSet({ parentId, setBy, setAt: sql`clock_timestamp()`, importId: null }),
    )
    .execute()
}

/** Only of those that the reader may see. */
export async function selectSeenNames(ctx: Context, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  const query = await scopedCustomers(ctx)
  return query.select(['c.id', 'c.name']).where('c.id', 'in', ids).orderBy('c.id').execute()
}

export async function selectNames(ctx: Context, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await ctx.db.selectFrom('customers').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}
