import { mostLevels } from '@zhike/core/customer-groups/problems'
import { sql, type RawBuilder } from 'kysely'
import type { Context } from '../platform/context/context.ts'

// Whom customers belong to, changed for many at once: what decides about each, and the writing.

/** Whom a customer c belongs to, as an edit keeps values. */
export const parentOfRow = sql`(select h.parent_id::text from customer_parents h where h.customer_id = c.id)`

/** How many levels hang below a customer, itself included; most have nobody below them. */
export const heightOfRow = sql`(case when not exists (select from customer_parents h where h.parent_id = c.id) then 1 else (
    with recursive below (id, depth) as (
      select c.id, 1 union all
      select h.customer_id, b.depth + 1 from below b join customer_parents h on h.parent_id = b.id where b.depth < 40
    ) select max(depth) from below) end)`

/** A parent and everybody above it. */
export async function selectChain(ctx: Context, parentId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive up (id, depth) as (
      select ${parentId}::uuid, 1 union all
      select h.parent_id, u.depth + 1 from up u join customer_parents h on h.customer_id = u.id where u.depth < 40
    ) select id from up order by depth`.execute(ctx.db)
  return rows.map((row) => row.id)
}

/** What becomes of customers that hang below this chain: core's unfitLinks where all are to have one parent. */
export function unfitBelow(chain: readonly string[]): RawBuilder<string | null> {
  return sql<string | null>`case when c.id = any(${chain}::uuid[]) then 'in-circle'
    when ${chain.length}::int + ${heightOfRow} > ${mostLevels}::int then 'too-deep' end`
}

/** Everybody above these customers, each with whom it belongs to. */
export async function selectLinksAbove(ctx: Context, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ customerId: string; parentId: string }>`
    with recursive up (customer_id, parent_id) as (
      select h.customer_id, h.parent_id from customer_parents h where h.customer_id = any(${ids}::uuid[])
      union select h.customer_id, h.parent_id from up u join customer_parents h on h.customer_id = u.parent_id
    ) select customer_id, parent_id from up`.execute(ctx.db)
  return new Map(rows.map((row) => [row.customerId, row.parentId]))
}

/** Of these, those below whom something can be hung; `orBinned`: a link that stood there comes back also there. */
export async function selectParentsThere(
  ctx: Context,
  ids: readonly string[],
  { orBinned }: { orBinned: boolean },
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from customers where id = any(${ids}::uuid[]) and merged_into is null
      and (${orBinned} or deleted_at is null)`.execute(ctx.db)
  return new Set(rows.map((row) => row.id))
}

export async function saveParents(
  ctx: Context,
  rows: readonly { customerId: string; after: string | null }[],
): Promise<void> {
  const freed = rows.filter((row) => row.after === null).map((row) => row.customerId)
  if (freed.length > 0) {
    await sql`delete from customer_parents where customer_id = any(${freed}::uuid[])`.execute(ctx.db)
  }
  const hung = rows.filter((row) => row.after !== null)
  if (hung.length === 0) return
  await sql`
    insert into customer_parents (customer_id, parent_id, set_by)
    select x.id, x.parent_id, ${ctx.actor.personId}::uuid
    from unnest(${hung.map((row) => row.customerId)}::uuid[], ${hung.map((row) => row.after)}::uuid[]) as x(id, parent_id)
    on conflict (customer_id) do update set parent_id = excluded.parent_id, set_by = excluded.set_by,
      set_at = clock_timestamp(), import_id = null, imported_over = null`.execute(ctx.db)
}
