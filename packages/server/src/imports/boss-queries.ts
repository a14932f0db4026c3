import type { ExistingChoice } from '@zhike/core/imports/kinds'
import { sql, type RawBuilder } from 'kysely'
import type { Context } from '../platform/context/context.ts'
import { refuseStaged } from './refuse-staged-queries.ts'

// Whom the contacts of a file report to: a contact of the same customer or another row of the file, by ID or name.

const toDecide = sql`not exists (select from row_problems p where p.row_no = s.row_no)`

export async function makeStagedBosses(ctx: Context): Promise<void> {
  await sql`create temporary table staged_bosses (row_no int primary key, customer_id uuid not null, own_id uuid not null,
    value text not null, boss_id uuid, found int not null) on commit drop`.execute(ctx.db)
  await sql`
    insert into staged_bosses
    with wanted as (
      select s.row_no, s.customer_id, coalesce(t.contact_id, s.new_id) as own_id, s.boss as value
      from staged_contacts s left join contact_targets t using (row_no) where s.boss is not null and ${toDecide}
    ), candidates as (
      select w.row_no, k.id, case when k.external_id = w.value then 1 else 2 end as rank
      from wanted w join contacts k on k.customer_id = w.customer_id and k.deleted_at is null
        and (k.external_id = w.value or lower(k.name) = lower(w.value))
      union
      select w.row_no, coalesce(t.contact_id, s.new_id), case when s.external_id = w.value then 1 else 2 end
      from wanted w join staged_contacts s on s.customer_id = w.customer_id
        and (s.external_id = w.value or lower(s.name) = lower(w.value)) left join contact_targets t on t.row_no = s.row_no
    ), best as (
      select row_no, min(rank) as rank from candidates group by row_no
    ), found as (
      select c.row_no, count(*)::int as n, (array_agg(c.id))[1] as id from candidates c join best b using (row_no, rank)
      group by c.row_no
    )
    select w.row_no, w.customer_id, w.own_id, w.value, case when f.n = 1 then f.id end, coalesce(f.n, 0)
    from wanted w left join found f using (row_no)`.execute(ctx.db)
  await sql`create index on staged_bosses (own_id)`.execute(ctx.db)
  await sql`create index on staged_bosses (boss_id)`.execute(ctx.db)
  await sql`analyze staged_bosses`.execute(ctx.db)
}

/** Who reports to somebody now; a boss in the bin gives way. */
const bossNow = (customerId: RawBuilder<unknown>, id: RawBuilder<unknown>) => sql`(
  select i.other_id from contact_ties i join contacts b on b.customer_id = i.customer_id and b.id = i.other_id
    and b.deleted_at is null
  where i.customer_id = ${customerId} and i.contact_id = ${id} and i.kind = 'reports-to')`

/** Where contacts that are there are left alone, or filled, those that report to somebody go on doing so. */
export async function spareBosses(ctx: Context, existing: Exclude<ExistingChoice, 'overwrite'>): Promise<void> {
  await sql`
    delete from staged_bosses g using contact_targets t where g.row_no = t.row_no
      and (${existing === 'skip'} or ${bossNow(sql`g.customer_id`, sql`g.own_id`)} is not null)`.execute(ctx.db)
}

const refuse = refuseStaged('staged_bosses', 'reportsTo')

export async function refuseBosses(ctx: Context): Promise<void> {
  await refuse(
    ctx,
    sql`case when g.found = 0 then 'boss.unknown' else 'boss.ambiguous' end`,
    sql`g.boss_id is null`,
    sql`g.found::text`,
  )
  await refuse(ctx, sql`'boss.itself'`, sql`g.boss_id = g.own_id`)
  // Once the file is in; bosses in the bin count: taking one back must not close a circle.
  const circle = sql`exists (
    with recursive up (at) as (
      select g.boss_id
      union select coalesce((select e.boss_id from staged_bosses e where e.own_id = u.at),
        (select i.other_id from contact_ties i
          where i.customer_id = g.customer_id and i.contact_id = u.at and i.kind = 'reports-to'))
      from up u where u.at <> g.own_id
    ) select from up where at = g.own_id)`
  await refuse(ctx, sql`'boss.circle'`, circle)
  // Whose boss is refused reports to nobody; that may go on from row to row.
  const isRefused = sql`exists (select from staged_contacts s join row_problems p on p.row_no = s.row_no
    where s.new_id = g.boss_id)`
  while ((await refuse(ctx, sql`'boss.refused'`, isRefused)) > 0);
}

/** A contact whose boss alone differs is changed as well. */
export async function markChangedBosses(ctx: Context): Promise<void> {
  await sql`
    update contact_targets t set is_changed = true from staged_bosses g
    where g.row_no = t.row_no and ${bossNow(sql`g.customer_id`, sql`g.own_id`)} is distinct from g.boss_id`.execute(
    ctx.db,
  )
}

/** Writes who reports to whom in the decided rows; what stood there before is kept for undoing. */
export async function saveBosses(ctx: Context, importId: string): Promise<void> {
  await sql`
    insert into contact_ties (customer_id, id, contact_id, other_id, kind, created_by, import_id, imported_over)
    select g.customer_id, uuid_v7(), g.own_id, g.boss_id, 'reports-to', ${ctx.actor.personId}::uuid, ${importId}::uuid,
      to_jsonb(o)
    from staged_bosses g join decided d using (row_no)
    left join contact_ties o on o.customer_id = g.customer_id and o.contact_id = g.own_id and o.kind = 'reports-to'
    where d.action in ('create', 'update') and o.other_id is distinct from g.boss_id
    on conflict (customer_id, contact_id) where kind = 'reports-to' do update set other_id = excluded.other_id,
      created_by = excluded.created_by, created_at = excluded.created_at, import_id = excluded.import_id,
      imported_over = excluded.imported_over`.execute(ctx.db)
}

/**
 * Undoing: contacts that stay report again to whom they did, unless somebody has said otherwise since or it would close
 * a circle. Before the contacts that the import brought are removed.
 */
export async function restoreImportedBosses(ctx: Context, importId: string): Promise<void> {
  await sql`delete from contact_ties i using undo_customers u where u.fate = 'go' and i.customer_id = u.customer_id`.execute(
    ctx.db,
  )
  const goes = (id: string) => sql`exists (select from undo_records r where r.kind = 'contact'
    and r.customer_id = i.customer_id and r.record_id = ${sql.ref(id)})`
  await sql`
    create temporary table former_bosses on commit drop as
    with gone as (
      delete from contact_ties i using undo_customers u
      where i.import_id = ${importId}::uuid and u.customer_id = i.customer_id and u.fate = 'stay'
        and (${goes('i.contact_id')} or ${goes('i.other_id')} or not exists (select from contacts k
          where k.customer_id = i.customer_id and k.id = i.contact_id and k.import_id = ${importId}::uuid))
      returning i.imported_over as former
    )
    select i.* from gone cross join lateral jsonb_populate_record(null::contact_ties, gone.former) i
    where gone.former is not null and not ${goes('i.contact_id')} and not ${goes('i.other_id')}`.execute(ctx.db)
  await sql`
    insert into contact_ties select f.* from former_bosses f
    where exists (select from contacts k where k.customer_id = f.customer_id and k.id = f.contact_id)
      and exists (select from contacts k where k.customer_id = f.customer_id and k.id = f.other_id)
      and not exists (
        with recursive up (at) as (
          select f.other_id
          union select coalesce((select e.other_id from former_bosses e
              where e.customer_id = f.customer_id and e.contact_id = u.at),
            (select i.other_id from contact_ties i
              where i.customer_id = f.customer_id and i.contact_id = u.at and i.kind = 'reports-to'))
          from up u where u.at <> f.contact_id
        ) select from up where at = f.contact_id)`.execute(ctx.db)
}
