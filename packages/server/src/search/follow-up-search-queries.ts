import { sql, type RawBuilder } from 'kysely'
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

const columns = sql`f.customer_id, f.id, f.kind, f.happened_at as at, f.text,
  coalesce((select p.name from people p where p.id = f.author_id), f.author_name) as author_name`

/** Of the latest follow-ups so many are looked at. */
const latest = 600
const fewestOfPerson = 5

/**
 * Those among the latest follow-ups of everybody, or of each person of a team, whose text holds the folded words. Of a
 * frequent word this is all that a page shows, where an index over texts would first gather every match there is.
 */
export async function selectLatestFollowUps(
  ctx: Context,
  reach: Extract<CustomerReach, { kind: 'all' | 'many' }>,
  words: readonly string[],
  limit: number,
): Promise<FollowUpHit[]> {
  const holds = words.map((word) => sql`strpos(${/[a-z]/.test(word) ? sql`lower(f.text)` : sql`f.text`}, ${word}) > 0`)
  const newest = (whose: RawBuilder<unknown>, most: number) => sql`(select * from follow_ups n
    where n.deleted_at is null and ${whose} order by n.happened_at desc limit ${most})`
  const ofEach =
    reach.kind === 'many' ? Math.max(fewestOfPerson, Math.ceil(latest / Math.max(1, reach.personIds.length))) : latest
  const from =
    reach.kind === 'all'
      ? sql`${newest(sql`true`, latest)} f`
      : sql`unnest(${reach.personIds}::uuid[]) a(id) cross join lateral ${newest(sql`n.author_id = a.id`, ofEach)} f`
  const { rows } = await sql<FollowUpHit>`
    with f as materialized (select f.* from ${from} where ${sql.join(holds, sql` and `)})
    select ${columns} from f where ${isInside(reach, sql`f.customer_id`)}
    order by f.happened_at desc, f.id limit ${limit}`.execute(ctx.db)
  return rows
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
      select ${columns}
      from ${from}
      cross join lateral (select * from follow_ups f where f.customer_id = k.customer_id and f.id = k.follow_up_id
        and f.deleted_at is null offset 0) f
      limit ${limit}) found
    order by at desc, id`.execute(ctx.db)
  return rows
}

/** Grams that stand in this share of all texts or more, as far as PostgreSQL's statistics know. */
export async function selectFrequentGrams(ctx: Context, share: number): Promise<ReadonlySet<number>> {
  // The frequencies end with three figures of their own, which stand for no gram.
  const { rows } = await sql<{ gram: number }>`
    select e.gram from pg_stats s
    cross join lateral unnest(s.most_common_elems::text::int[], s.most_common_elem_freqs) e(gram, share)
    where s.schemaname = current_schema() and s.tablename = 'follow_up_grams' and s.attname = 'grams'
      and e.gram is not null and e.share >= ${share}::float4`.execute(ctx.db)
  return new Set(rows.map(({ gram }) => gram))
}
