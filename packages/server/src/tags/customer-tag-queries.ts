import { sql } from 'kysely'
import { scopedCustomers } from '../platform/access/scoped-customers.ts'
import type { Context } from '../platform/context/context.ts'

// Tags on customers, as pairs: sets in, sets out.

export interface TagPair {
  customerId: string
  tagId: string
}

/** Which of these customers tagging reaches. */
export async function selectTaggable(ctx: Context, ids: readonly string[]): Promise<Set<string>> {
  const query = await scopedCustomers(ctx, 'customer.tag')
  const rows = await query
    .select('c.id')
    .where('c.id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  return new Set(rows.map((row) => row.id))
}

const asRows = (pairs: readonly TagPair[]) => sql`unnest(
  ${pairs.map((one) => one.customerId)}::uuid[], ${pairs.map((one) => one.tagId)}::uuid[]) as x(customer_id, tag_id)`

/** Answers those that were not there. In one order, so that two who tag the same customers do not wait for each other. */
export async function insertPairs(ctx: Context, pairs: readonly TagPair[]): Promise<TagPair[]> {
  if (pairs.length === 0) return []
  const { rows } = await sql<TagPair>`
    insert into customer_tags (customer_id, tag_id, added_by)
    select distinct x.customer_id, x.tag_id, ${ctx.actor.personId}::uuid from ${asRows(pairs)}
    order by x.customer_id, x.tag_id
    on conflict do nothing returning customer_id, tag_id`.execute(ctx.db)
  return rows
}

/** Answers those that were there. */
export async function deletePairs(ctx: Context, pairs: readonly TagPair[]): Promise<TagPair[]> {
  if (pairs.length === 0) return []
  const { rows } = await sql<TagPair>`
    delete from customer_tags g using ${asRows(pairs)}
    where g.customer_id = x.customer_id and g.tag_id = x.tag_id returning g.customer_id, g.tag_id`.execute(ctx.db)
  return rows
}

/** How many of these customers have more tags than that. */
export async function countOverTagged(ctx: Context, ids: readonly string[], most: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from (select from customer_tags where customer_id = any(${ids}::uuid[])
      group by customer_id having count(*) > ${most}) over_tagged`.execute(ctx.db)
  return rows[0]?.n ?? 0
}
