import { sql } from 'kysely'
import { isHeldBy, type CustomerReach } from '../platform/access/customer-reach.ts'
import type { Context } from '../platform/context/context.ts'
import { isInside } from './contact-search-queries.ts'

export interface FollowUpHit {
  customerId: string
  id: string
  kind: string
  at: string
  text: string
  authorName: string | null
}

/**
 * Follow-ups of a reach whose text can hold what was typed, the latest first as far as they were looked at. Of few held
 * customers every text is looked at; else grams yield candidates, each is asked for its customer until there are enough.
 */
export async function selectFollowUpsByGrams(
  ctx: Context,
  reach: CustomerReach,
  grams: readonly number[],
  limit: number,
): Promise<FollowUpHit[]> {
  const fits = sql`g.grams @> ${grams}::int[]`
  const from =
    reach.kind === 'few'
      ? sql`(select h.customer_id from tenures h where ${isHeldBy(reach, 'h')} and h.end_at = 'infinity' offset 0) t
          cross join lateral (select * from follow_up_grams g where g.customer_id = t.customer_id and ${fits} offset 0) k`
      : sql`(select * from g where ${isInside(reach, sql`g.customer_id`)} offset 0) k`
  const candidates =
    reach.kind === 'few'
      ? sql``
      : sql`with g as materialized (select g.customer_id, g.follow_up_id from follow_up_grams g where ${fits})`
  const { rows } = await sql<FollowUpHit>`${candidates}
    select * from (
      select f.customer_id, f.id, f.kind, f.happened_at as at, f.text,
        coalesce((select p.name from people p where p.id = f.author_id), f.author_name) as author_name
      from ${from}
      cross join lateral (select * from follow_ups f where f.customer_id = k.customer_id and f.id = k.follow_up_id
        and f.deleted_at is null offset 0) f
      limit ${limit}) found
    order by at desc, id`.execute(ctx.db)
  return rows
}
