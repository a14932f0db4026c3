import type { customerRelations } from '@zhike/core/customers/fields'
import { sql } from 'kysely'
import { isHeldBy } from '../platform/access/customer-reach.ts'
import type { VisibleHolders } from '../platform/access/visible-holders.ts'
import type { RelationMap } from '../platform/filter/compile-condition.ts'

type Source = RelationMap<typeof customerRelations>['relations']

const ends = sql`(
  select customer_id as own, other_id as far, kind, 'second' as side, since_on, until_on from customer_relations
  union all select other_id, customer_id, kind, 'first', since_on, until_on from customer_relations)`

// Relations of a record that was merged are those of whoever took it in; the pairs of all that answer for it now.
const endsOfMerged = sql`(
  with recursive merged (own, top) as (
    select distinct x.own, m.merged_into from ${ends} x join customers m on m.id = x.own where m.merged_into is not null
    union select g.own, m.merged_into from merged g join customers m on m.id = g.top where m.merged_into is not null
  ) select g.top as own, x.far, x.kind, x.side, x.since_on, x.until_on from merged g join ${ends} x on x.own = g.own)`

/**
 * Relations of a customer c with others, for conditions: only those whose other end may be seen by whoever asks, since
 * the page tells of the rest no more than how many there are. Both ends lead to whoever took them in.
 */
export function relationSource(seen: VisibleHolders | undefined): Source {
  const isSeen =
    seen === undefined ? sql`false` : seen.kind === 'all' ? sql`true` : sql`coalesce(${isHeldBy(seen, 'q')}, false)`
  const holders =
    seen === undefined || seen.kind === 'all'
      ? sql``
      : sql`join tenures q on q.customer_id = o.id and q.slot = 'primary' and q.end_at = 'infinity'`
  return {
    from: sql`(
      select e.own, e.kind, e.side, e.since_on, e.until_on, o.id as far
      from (select * from ${ends} a union all select * from ${endsOfMerged} b) e
      join customers b on b.id = e.far
      cross join lateral (select case when b.merged_into is null then b.id else (
        with recursive went (id, merged_into) as (
          select b.id, b.merged_into
          union select n.id, n.merged_into from went w join customers n on n.id = w.merged_into
        ) select id from went where merged_into is null) end as id) s
      join customers o on o.id = s.id and o.deleted_at is null ${holders}
      where o.id <> e.own and ${isSeen}) r`,
    link: sql`r.own = c.id`,
    columns: {
      role: sql`jsonb_build_array(r.kind, r.kind || '.' || r.side)`,
      other: sql`r.far`,
      since: sql`r.since_on`,
      until: sql`r.until_on`,
    },
  }
}
