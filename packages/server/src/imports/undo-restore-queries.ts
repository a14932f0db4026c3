import { externalIdKey } from '@zhike/core/customers/customer-keys'
import { tidyCreditCode } from '@zhike/core/customers/credit-code'
import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'
import { images, makeTouchedRecords } from './change-queries.ts'

// Gives changed records the values they had, column by column, where the import's value still stands.

const tables = { customer: 'customers', contact: 'contacts', order: 'orders', stats: 'customer_stats' } as const
type RestoredKind = keyof typeof tables

/** `restores`: of each changed record what is given back (fields) and what has had another value since (lost). */
export async function makeRestores(ctx: Context, importId: string): Promise<void> {
  await makeTouchedRecords(ctx)
  await sql`
    insert into touched_records select x.kind, x.customer_id, x.record_id from import_changes x
    where x.import_id = ${importId}::uuid`.execute(ctx.db)
  await sql`analyze touched_records`.execute(ctx.db)
  await sql`
    create temporary table restores on commit drop as
    select x.kind, x.customer_id, x.record_id, u.fate, n.image,
      d.fields || case when own.back = '{}' then '{}'::jsonb
        else jsonb_build_object('custom', jsonb_strip_nulls((n.image -> 'custom') || own.back)) end as fields,
      d.lost || own.lost as lost, '{}'::text[] as taken, n.image ->> 'deleted_at' is not null as is_deleted
    from import_changes x join undo_customers u on u.customer_id = x.customer_id and u.fate in ('stay', 'foreign', 'deleted', 'merged')
    join ${images} as n on n.kind = x.kind and n.customer_id = x.customer_id and n.record_id = x.record_id
    cross join lateral (
      select coalesce(jsonb_object_agg(b.key, b.value) filter (where b.stands), '{}') as fields,
        coalesce(array_agg(b.key order by b.key) filter (where not b.stands), '{}') as lost
      from (select o.key, o.value, n.image -> o.key is not distinct from x.after -> o.key as stands
        from jsonb_each(x.before) as o where o.key <> 'custom') b
    ) d
    -- Fields of one's own are columns each: another one may have changed since.
    cross join lateral (
      select coalesce(jsonb_object_agg(k.key, x.before -> 'custom' -> k.key) filter (where k.stands), '{}') as back,
        coalesce(array_agg('custom.' || k.key order by k.key) filter (where not k.stands), '{}') as lost
      from (select o.key, n.image -> 'custom' -> o.key is not distinct from x.after -> 'custom' -> o.key as stands
        from (select jsonb_object_keys(x.before -> 'custom') union select jsonb_object_keys(x.after -> 'custom')) as o(key)
        where x.before -> 'custom' -> o.key is distinct from x.after -> 'custom' -> o.key) k
    ) own
    where x.import_id = ${importId}::uuid`.execute(ctx.db)
  await sql`create index on restores (kind, record_id)`.execute(ctx.db)
  await sql`analyze restores`.execute(ctx.db)
  await sql`update restores set fields = '{}' where fate <> 'stay' or is_deleted`.execute(ctx.db)
}

const batchSize = 5000

/** An ID or a code that somebody else has been given meanwhile stays with them. */
export async function leaveTakenKeys(ctx: Context): Promise<void> {
  let afterId: string | null = null
  for (;;) {
    const { rows }: { rows: { id: string; externalId: string | null; creditCode: string | null }[] } = await sql<{
      id: string
      externalId: string | null
      creditCode: string | null
    }>`
      select customer_id as id, fields ->> 'external_id' as external_id, fields ->> 'credit_code' as credit_code
      from restores where kind = 'customer' and (fields ->> 'external_id' is not null or fields ->> 'credit_code' is not null)
        and (${afterId}::uuid is null or customer_id > ${afterId}::uuid) order by customer_id limit ${batchSize}`.execute(
      ctx.db,
    )
    const keys = rows.flatMap(({ id, externalId, creditCode }) => [
      ...(externalId === null
        ? []
        : [{ id, column: 'external_id', kind: 'externalId', value: externalIdKey(externalId) }]),
      ...(creditCode === null
        ? []
        : [{ id, column: 'credit_code', kind: 'creditCode', value: tidyCreditCode(creditCode) }]),
    ])
    await sql`
      with taken as (
        select w.id, array_agg(w.field) as fields from unnest(${keys.map((key) => key.id)}::uuid[],
          ${keys.map((key) => key.column)}::text[], ${keys.map((key) => key.kind)}::text[],
          ${keys.map((key) => key.value)}::text[]) as w(id, field, kind, value)
        join customer_keys k on k.kind = w.kind and k.value = w.value and k.customer_id <> w.id group by w.id
      )
      update restores r set fields = r.fields - t.fields, taken = t.fields
      from taken t where r.kind = 'customer' and r.customer_id = t.id`.execute(ctx.db)
    const last = rows.at(-1)
    if (last === undefined || rows.length < batchSize) return
    afterId = last.id
  }
}

/** The same of values that only one record may have. */
export async function leaveTakenCustom(ctx: Context): Promise<void> {
  await sql`
    with taken as (
      select r.kind, r.customer_id, r.record_id, array_agg(f.key) as keys,
        coalesce(jsonb_object_agg(f.key, r.image -> 'custom' -> f.key) filter (where r.image -> 'custom' ? f.key), '{}') as now
      from restores r join custom_fields f on f.record = r.kind and f.is_unique and f.deleted_at is null
        and r.fields -> 'custom' ? f.key
      join custom_keys k on k.field_id = f.id and k.value = custom_key_of(f.type, r.fields -> 'custom' -> f.key)
        and k.record_id <> r.record_id
      group by r.kind, r.customer_id, r.record_id
    )
    update restores r set fields = jsonb_set(r.fields, '{custom}', ((r.fields -> 'custom') - t.keys) || t.now),
      taken = r.taken || array(select 'custom.' || n.key from unnest(t.keys) as n(key) order by 1)
    from taken t where r.kind = t.kind and r.customer_id = t.customer_id and r.record_id = t.record_id`.execute(ctx.db)
  await sql`update restores set fields = fields - 'custom'
    where fields ? 'custom' and fields -> 'custom' = image -> 'custom'`.execute(ctx.db)
}

export async function saveKeptFields(ctx: Context, importId: string): Promise<void> {
  await sql`
    insert into import_kept (import_id, kind, customer_id, record_id, reason, fields)
    select ${importId}::uuid, kind, customer_id, record_id, case when fate = 'foreign' then 'out-of-scope'
      when fate = 'deleted' or is_deleted then 'deleted' when fate = 'merged' then 'worked-on' when cardinality(taken) > 0 then 'taken' else 'changed-since' end,
      lost || taken
    from restores where fate <> 'stay' or is_deleted or cardinality(lost) > 0 or cardinality(taken) > 0
    on conflict do nothing`.execute(ctx.db)
}

/** One audit row per record that is given back its values. */
export async function auditRestores(ctx: Context, importId: string): Promise<void> {
  const { actor, requestId } = ctx
  const { rows } = await sql<{ key: string }>`
    select distinct k.key from restores r cross join lateral jsonb_object_keys(r.fields) as k(key)`.execute(ctx.db)
  const keys = rows.map((row) => row.key)
  await sql`
    with names as (
      select * from unnest(${keys}::text[], ${keys.map(camel)}::text[]) as n(key, name)
    ), changed as (
      select uuid_v7() as entry_id, r.kind, r.customer_id, r.record_id, v.before, v.after from restores r
      cross join lateral (
        select jsonb_object_agg(n.name, r.image -> f.key) as before, jsonb_object_agg(n.name, f.value) as after
        from jsonb_each(r.fields) f join names n on n.key = f.key
      ) v
      where r.fields <> '{}'
    ), entries as (
      insert into audit_entries (id, actor_kind, actor_id, actor_name, via, ip_address, request_id, action, subject_type,
        subject_id, customer_id, summary)
      select entry_id, ${actor.kind}, ${actor.personId}::uuid, ${actor.name}, ${actor.via}, ${actor.ipAddress}, ${requestId},
        case kind when 'contact' then 'contact.update' when 'order' then 'order.update' when 'stats' then 'customer.next-contact'
          else 'customer.update' end,
        case kind when 'stats' then 'customer' else kind end, record_id::text, customer_id,
        jsonb_build_object('importId', ${importId}::text, 'undone', true)
      from changed returning id
    )
    insert into audit_values (entry_id, before, after)
    select c.entry_id, c.before, c.after from changed c join entries e on e.id = c.entry_id`.execute(ctx.db)
}

function camel(column: string): string {
  return column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
}

/** Writes the former values. Which columns there are, the changes themselves say. */
export async function restoreFields(ctx: Context, kind: RestoredKind): Promise<void> {
  const { rows } = await sql<{ key: string }>`
    select distinct k.key from restores r cross join lateral jsonb_object_keys(r.fields) as k(key)
    where r.kind = ${kind} and k.key <> 'lines'`.execute(ctx.db)
  if (rows.length === 0) return
  const table = tables[kind]
  const own = kind === 'customer' ? sql`h.id = r.customer_id` : sql`h.customer_id = r.customer_id`
  const record = kind === 'contact' || kind === 'order' ? sql`and h.id = r.record_id` : sql``
  const sets = rows.map(({ key }) =>
    kind === 'contact' && key === 'is_primary'
      ? sql`is_primary = v.is_primary and (h.is_primary or not exists (select from contacts p
          where p.customer_id = h.customer_id and p.is_primary and p.deleted_at is null and p.id <> h.id))`
      : sql`${sql.ref(key)} = v.${sql.ref(key)}`,
  )
  const stamps =
    kind === 'stats' ? [] : [sql`version = h.version + 1, updated_at = now(), updated_by = ${ctx.actor.personId}::uuid`]
  await sql`
    update ${sql.table(table)} h set ${sql.join([...sets, ...stamps])}
    from restores r join ${sql.table(table)} now on ${kind === 'customer' ? sql`now.id = r.customer_id` : sql`now.customer_id = r.customer_id`}
      ${kind === 'contact' || kind === 'order' ? sql`and now.id = r.record_id` : sql``}
    cross join lateral jsonb_populate_record(now, r.fields) as v
    where r.kind = ${kind} and r.fields <> '{}' and ${own} ${record}`.execute(ctx.db)
}

/** Who stops being the primary contact goes first: there is never more than one. */
export async function freePrimaries(ctx: Context): Promise<void> {
  await sql`
    update contacts k set is_primary = false from restores r
    where r.kind = 'contact' and r.fields ->> 'is_primary' = 'false' and k.customer_id = r.customer_id
      and k.id = r.record_id and k.is_primary`.execute(ctx.db)
}

/** Contacts added since, where the one that the import made primary has gone. */
export async function choosePrimariesLeft(ctx: Context, finishedAt: string | null): Promise<void> {
  await sql`
    update contacts k set is_primary = true, version = k.version + 1, updated_at = now() from (
      select distinct on (c.customer_id) c.customer_id, c.id from undo_records r
      join contacts c on c.customer_id = r.customer_id and c.deleted_at is null and c.created_at > ${finishedAt}::timestamptz
      where r.kind = 'contact' and not exists (select from contacts p where p.customer_id = r.customer_id
        and p.is_primary and p.deleted_at is null)
      order by c.customer_id, c.id
    ) n where k.customer_id = n.customer_id and k.id = n.id`.execute(ctx.db)
}

export async function restoreLines(ctx: Context): Promise<void> {
  await sql`
    delete from order_lines l using restores r
    where r.kind = 'order' and r.fields ? 'lines' and l.customer_id = r.customer_id and l.order_id = r.record_id`.execute(
    ctx.db,
  )
  await sql`
    insert into order_lines (customer_id, order_id, position, product, quantity, price)
    select r.customer_id, r.record_id, l.position, l.product, l.quantity, l.price from restores r
    cross join lateral jsonb_to_recordset(r.fields -> 'lines')
      as l(position int, product text, quantity numeric, price numeric)
    where r.kind = 'order' and r.fields ? 'lines'`.execute(ctx.db)
}

/** Older customers whose records changed, in id order. */
export async function listUndoneCustomers(ctx: Context, afterId: string | null, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select u.customer_id as id from undo_customers u where u.fate = 'stay'
      and (${afterId}::uuid is null or u.customer_id > ${afterId}::uuid) order by 1 limit ${limit}`.execute(ctx.db)
  return rows.map((row) => row.id)
}

export async function countRestored(ctx: Context): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from restores where fields <> '{}' and kind <> 'stats'`.execute(ctx.db)
  return rows[0]?.n ?? 0
}

export async function countKept(ctx: Context, importId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from import_kept where import_id = ${importId}::uuid`.execute(ctx.db)
  return rows[0]?.n ?? 0
}

/** What was remembered has served; the list of what stayed remains. */
export async function forgetChanges(ctx: Context, importId: string): Promise<void> {
  await sql`delete from import_changes where import_id = ${importId}::uuid`.execute(ctx.db)
}
