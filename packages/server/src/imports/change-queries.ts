import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'

// What an import changes, remembered column by column, so that it can be taken back (decision 33).

/** Written with every change whatever it is about, or derived from what is restored. */
const ignored = ['version', 'updated_at', 'updated_by', 'search_tokens']

/** Table of the records to look at; filled by whoever asks for their images. */
export async function makeTouchedRecords(ctx: Context): Promise<void> {
  await sql`create temporary table touched_records (
    kind text not null, customer_id uuid not null, record_id uuid not null) on commit drop`.execute(ctx.db)
}

/** Customers of a customer file that change, their contacts, and what is agreed with them. */
export async function touchCustomers(ctx: Context): Promise<void> {
  await sql`
    insert into touched_records
    select k.kind, d.customer_id, d.customer_id from decided d cross join (values ('customer'), ('stats')) as k(kind)
    where d.action = 'update'
    union all
    select 'contact', k.customer_id, k.id from decided d join staged_customers s using (row_no)
    join contacts k on k.customer_id = d.customer_id and k.deleted_at is null
    where d.action = 'update' and s.contact is not null`.execute(ctx.db)
}

/** Contacts of customers for whom a contact file writes any: another may stop being the primary one. */
export async function touchContacts(ctx: Context): Promise<void> {
  await sql`
    insert into touched_records
    select 'contact', k.customer_id, k.id from
      (select distinct customer_id from decided where action in ('create', 'update')) d
    join contacts k on k.customer_id = d.customer_id and k.deleted_at is null`.execute(ctx.db)
}

export async function touchOrders(ctx: Context): Promise<void> {
  await sql`
    insert into touched_records
    select 'order', customer_id, order_id from order_groups where is_changed and order_id is not null`.execute(ctx.db)
}

/** A new follow-up may say when the customer is to be contacted next. */
export async function touchNextContacts(ctx: Context): Promise<void> {
  await sql`
    insert into touched_records
    select distinct 'stats', d.customer_id, d.customer_id from decided d where d.action = 'create'`.execute(ctx.db)
}

const bare = (alias: string) => sql`to_jsonb(${sql.ref(alias)}) - ${ignored}::text[]`

/** The touched records as they stand now: kind, customer_id, record_id, image. */
export const images = sql`(
  select t.kind, t.customer_id, t.record_id, ${bare('c')} as image from touched_records t
  join customers c on c.id = t.customer_id where t.kind = 'customer'
  union all
  select t.kind, t.customer_id, t.record_id, ${bare('k')} from touched_records t
  join contacts k on k.customer_id = t.customer_id and k.id = t.record_id where t.kind = 'contact'
  union all
  select t.kind, t.customer_id, t.record_id, ${bare('o')} || jsonb_build_object('lines', coalesce((
    select jsonb_agg(jsonb_build_object('position', l.position, 'product', l.product, 'quantity', l.quantity, 'price', l.price)
      order by l.position) from order_lines l where l.customer_id = o.customer_id and l.order_id = o.id), '[]'))
  from touched_records t join orders o on o.customer_id = t.customer_id and o.id = t.record_id where t.kind = 'order'
  union all
  select t.kind, t.customer_id, t.record_id, jsonb_build_object('next_contact_on', st.next_contact_on,
    'next_step', st.next_step, 'next_contact_by', st.next_contact_by)
  from touched_records t join customer_stats st on st.customer_id = t.customer_id where t.kind = 'stats')`

/** Before the writing: how the touched records stand. */
export async function rememberImages(ctx: Context): Promise<void> {
  await sql`create temporary table former_images on commit drop as select * from ${images} as i`.execute(ctx.db)
  await sql`analyze former_images`.execute(ctx.db)
}

/** After it: of each touched record the columns that differ, as they were and as they are. */
export async function saveChanges(ctx: Context, importId: string): Promise<void> {
  await sql`
    insert into import_changes (import_id, kind, customer_id, record_id, before, after)
    select ${importId}::uuid, f.kind, f.customer_id, f.record_id, d.before, d.after
    from former_images f join ${images} as n using (kind, customer_id, record_id)
    cross join lateral (
      select jsonb_object_agg(o.key, o.value) as before, jsonb_object_agg(o.key, n.image -> o.key) as after
      from jsonb_each(f.image) as o where n.image -> o.key is distinct from o.value
    ) d
    where f.image <> n.image and d.before is not null`.execute(ctx.db)
}

/** A file of several kinds remembers more than once. */
export async function dropImages(ctx: Context): Promise<void> {
  await sql`drop table touched_records, former_images`.execute(ctx.db)
}
