import { mostLevels } from '@zhike/core/customer-groups/problems'
import type { ExistingChoice } from '@zhike/core/imports/kinds'
import { sql, type RawBuilder } from 'kysely'
import { isHeldBy } from '../platform/access/customer-reach.ts'
import { visibleHolders } from '../platform/access/visible-holders.ts'
import type { Context } from '../platform/context/context.ts'
import { refuseStaged } from './refuse-staged-queries.ts'

// Parents in a customer file: a customer that is there or another row of the file, by ID, credit code or name.

const toDecide = sql`not exists (select from row_problems p where p.row_no = s.row_no)`

export async function makeStagedParents(ctx: Context, importId: string, isMapped: boolean): Promise<void> {
  await sql`create temporary table staged_parents (row_no int primary key, own_id uuid not null, value text not null,
    parent_id uuid, found int not null) on commit drop`.execute(ctx.db)
  if (!isMapped) return
  const holders = await visibleHolders(ctx, 'customer.read')
  const isSeen = holders.kind === 'all' ? sql`true` : isHeldBy(holders, 'o')
  await sql`
    insert into staged_parents
    with wanted as (
      select s.row_no, coalesce(t.customer_id, s.new_id) as own_id, d.parent as value, d."parentNameKey" as name_key,
        d."parentExternalKey" as external_key
      from staged_customers s join import_rows r on r.import_id = ${importId}::uuid and r.row_no = s.row_no
      left join targets t on t.row_no = s.row_no
      cross join lateral jsonb_to_record(r.data) as d(parent text, "parentNameKey" text, "parentExternalKey" text)
      where d.parent is not null and ${toDecide}
    ), candidates as (
      select w.row_no, k.customer_id as id, case when k.kind = 'name' then 2 else 1 end as rank
      from wanted w join customer_keys k on (k.kind, k.value) in (
        ('externalId', w.external_key), ('creditCode', upper(w.value)), ('name', w.name_key))
      join customers c on c.id = k.customer_id and c.deleted_at is null
      join tenures o on o.customer_id = c.id and o.slot = 'primary' and o.end_at = 'infinity'
      where ${isSeen}
      union
      select w.row_no, coalesce(t.customer_id, s.new_id), 1 from wanted w
        join staged_customers s on s.external_key = w.external_key left join targets t on t.row_no = s.row_no
      union
      select w.row_no, coalesce(t.customer_id, s.new_id), 2 from wanted w
        join staged_customers s on s.name_key = w.name_key left join targets t on t.row_no = s.row_no
    ), best as (
      select row_no, min(rank) as rank from candidates group by row_no
    ), found as (
      select c.row_no, count(*)::int as n, (array_agg(c.id))[1] as id from candidates c join best b using (row_no, rank)
      group by c.row_no
    )
    select w.row_no, w.own_id, w.value, case when f.n = 1 then f.id end, coalesce(f.n, 0)
    from wanted w left join found f using (row_no)`.execute(ctx.db)
  await sql`create index on staged_parents (own_id)`.execute(ctx.db)
  await sql`create index on staged_parents (parent_id)`.execute(ctx.db)
  await sql`analyze staged_parents`.execute(ctx.db)
}

/** Where customers that are there are left alone, or filled, those that have a parent keep it. */
export async function spareParents(ctx: Context, existing: Exclude<ExistingChoice, 'overwrite'>): Promise<void> {
  await sql`
    delete from staged_parents g using targets t where g.row_no = t.row_no
      and (${existing === 'skip'} or exists (select from customer_parents m where m.customer_id = t.customer_id))`.execute(
    ctx.db,
  )
}

/** Who stands above somebody once the file is in, and who below. */
const above = (
  id: RawBuilder<unknown>,
) => sql`coalesce((select e.parent_id from staged_parents e where e.own_id = ${id} limit 1),
  (select p.parent_id from customer_parents p where p.customer_id = ${id}))`
const belowOf = (id: RawBuilder<unknown>) => sql`(select e.own_id as id from staged_parents e where e.parent_id = ${id}
  union all select p.customer_id from customer_parents p where p.parent_id = ${id}
    and not exists (select from staged_parents e where e.own_id = p.customer_id))`

const refuse = refuseStaged('staged_parents', 'parent')

export async function refuseParents(ctx: Context): Promise<void> {
  await refuse(
    ctx,
    sql`case when g.found = 0 then 'parent.unknown' else 'parent.ambiguous' end`,
    sql`g.parent_id is null`,
    sql`g.found::text`,
  )
  await refuse(ctx, sql`'parent.itself'`, sql`g.parent_id = g.own_id`)
  const circle = sql`exists (
    with recursive up (at, depth) as (
      select g.parent_id, 1
      union all select ${above(sql`u.at`)}, u.depth + 1 from up u where u.at <> g.own_id and u.depth < 30
    ) select from up where at = g.own_id)`
  await refuse(ctx, sql`'parent.circle'`, circle)
  const levels = sql`(
    with recursive up (at, depth) as (
      select g.parent_id, 1
      union all select x.at, u.depth + 1 from up u cross join lateral (select ${above(sql`u.at`)} as at) x
        where x.at is not null and u.depth < 30
    ) select max(depth) from up) + (
    with recursive down (at, depth) as (
      select g.own_id, 1
      union all select x.id, d.depth + 1 from down d cross join lateral ${belowOf(sql`d.at`)} x where d.depth < 30
    ) select max(depth) from down)`
  await refuse(ctx, sql`'parent.too-deep'`, sql`${levels} > ${mostLevels}`, sql`${String(mostLevels)}::text`)
  // Whose parent is refused has none; that may go on from row to row.
  const isRefused = sql`exists (select from staged_customers s join row_problems p on p.row_no = s.row_no
    where s.new_id = g.parent_id)`
  while ((await refuse(ctx, sql`'parent.refused'`, isRefused)) > 0);
}

/** Hangs the decided rows below their parents; what stood there before is kept for undoing. Answers how many moved. */
export async function insertParentsOfRows(ctx: Context, importId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with moved as (
      insert into customer_parents (customer_id, parent_id, set_by, import_id, imported_over)
      select g.own_id, g.parent_id, ${ctx.actor.personId}::uuid, ${importId}::uuid, to_jsonb(o)
      from staged_parents g join decided d using (row_no) left join customer_parents o on o.customer_id = g.own_id
      where d.action in ('create', 'update') and o.parent_id is distinct from g.parent_id
        and exists (select from customers c where c.id = g.parent_id)
      on conflict (customer_id) do update set parent_id = excluded.parent_id, set_by = excluded.set_by,
        set_at = excluded.set_at, import_id = excluded.import_id, imported_over = excluded.imported_over
      returning 1
    ) select count(*)::int as n from moved`.execute(ctx.db)
  return rows[0]?.n ?? 0
}

/** Undoing: customers that stay hang again where they hung, unless somebody has moved them since. */
export async function restoreImportedParents(ctx: Context, importId: string): Promise<void> {
  await sql`
    with gone as (
      delete from customer_parents h using undo_customers u
      where h.import_id = ${importId}::uuid and u.customer_id = h.customer_id and u.fate = 'stay'
      returning h.imported_over
    )
    insert into customer_parents select r.* from gone
    cross join lateral jsonb_populate_record(null::customer_parents, gone.imported_over) r
    where gone.imported_over is not null`.execute(ctx.db)
}
