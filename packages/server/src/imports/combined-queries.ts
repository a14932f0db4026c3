import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'

// Customers, contacts and orders in one file: several rows may be about one customer, one contact, one order. Each part
// is staged for the steps of its own kind; in the order the steps stand here.

/** Rows by the customer they are about; a bare name joins the one that has an ID or a code as well. */
export async function makeCombinedRows(ctx: Context, importId: string): Promise<void> {
  await sql`
    create temporary table combined_rows on commit drop as
    select r.row_no, r.data ->> 'identity' as identity, r.data ->> 'nameKey' as name_key, r.problems is not null as is_bad
    from import_rows r where r.import_id = ${importId}::uuid`.execute(ctx.db)
  await sql`
    update combined_rows c set identity = g.identity from (
      select name_key, min(identity) as identity from combined_rows
      where identity is not null and identity not like 'n%' and name_key is not null
      group by name_key having count(distinct identity) = 1
    ) g where c.identity like 'n%' and c.name_key = g.name_key`.execute(ctx.db)
  await sql`create unique index on combined_rows (row_no)`.execute(ctx.db)
  await sql`create index on combined_rows (identity)`.execute(ctx.db)
  await sql`analyze combined_rows`.execute(ctx.db)
}

/** Each customer once, in its first row; what that leaves empty a later row may say. */
export async function makeCustomerRows(ctx: Context, importId: string): Promise<void> {
  await sql`
    create temporary table carriers on commit drop as
    select identity, min(row_no) as row_no, count(*)::int as size from combined_rows
    where not is_bad and identity is not null group by identity`.execute(ctx.db)
  await sql`create unique index on carriers (row_no)`.execute(ctx.db)
  await sql`create unique index on carriers (identity)`.execute(ctx.db)
  await sql`analyze carriers`.execute(ctx.db)
  await sql`
    create temporary table customer_rows on commit drop as
    select f.row_no, r.new_id, case when f.size = 1 then r.data else m.data
      || jsonb_build_object('effectiveKind', coalesce(m.data ->> 'kind', m.data ->> 'effectiveKind')) end as data
    from carriers f join import_rows r on r.import_id = ${importId}::uuid and r.row_no = f.row_no
    left join lateral (
      select jsonb_object_agg(e.key, e.value order by c.row_no desc) as data
      from combined_rows c join import_rows o on o.import_id = ${importId}::uuid and o.row_no = c.row_no
      cross join lateral jsonb_each(o.data) e
      where f.size > 1 and c.identity = f.identity and not c.is_bad and e.key !~ '^(contact|order)\\.'
    ) m on true`.execute(ctx.db)
}

/** A row may name a customer that is there by its ID alone; one that is not there needs a name. */
export async function completeNames(ctx: Context): Promise<void> {
  await sql`
    update staged_customers s set name = c.name from targets t join customers c on c.id = t.customer_id
    where s.name is null and t.row_no = s.row_no`.execute(ctx.db)
  await sql`
    insert into row_problems
    select s.row_no, jsonb_build_object('code', 'customer.unknown', 'field',
      case when s.external_id is null then 'creditCode' else 'externalId' end,
      'value', coalesce(s.external_id, s.credit_code))
    from staged_customers s where s.name is null`.execute(ctx.db)
}

/** What is wrong with a customer is wrong in each of its rows. */
export async function spreadCustomerProblems(ctx: Context): Promise<void> {
  await sql`
    insert into row_problems
    select c.row_no, p.problem from row_problems p join carriers f on f.row_no = p.row_no
    join combined_rows c on c.identity = f.identity where c.row_no <> f.row_no and not c.is_bad`.execute(ctx.db)
}

/** The customer of every row, as contacts and orders look it up. */
export async function makeCombinedReferences(ctx: Context): Promise<void> {
  await sql`
    create temporary table row_refs on commit drop as
    select row_no, identity as ref_key, null::text as owner_key, null::text as owner, is_bad from combined_rows`.execute(
    ctx.db,
  )
  await sql`create unique index on row_refs (row_no)`.execute(ctx.db)
  await sql`
    create temporary table refs on commit drop as
    select f.identity as ref_key, coalesce(t.customer_id, s.new_id) as customer_id
    from carriers f join staged_customers s on s.row_no = f.row_no left join targets t on t.row_no = f.row_no`.execute(
    ctx.db,
  )
  await sql`create unique index on refs (ref_key)`.execute(ctx.db)
  await sql`analyze row_refs, refs`.execute(ctx.db)
}

/** Problems found from here on are about this part: the texts name its columns. */
export async function beginPart(ctx: Context, part: 'contact' | 'order'): Promise<void> {
  await sql`alter table row_problems add column if not exists part text`.execute(ctx.db)
  await sql`alter table row_problems alter column part set default ${sql.lit(part)}`.execute(ctx.db)
}

export async function namePartsOfProblems(ctx: Context): Promise<void> {
  await sql`
    update row_problems set problem = jsonb_set(problem, '{field}', to_jsonb(part || '.' || (problem ->> 'field')))
    where part is not null and problem ->> 'field' is not null`.execute(ctx.db)
}

const partData = (part: 'contact' | 'order') => sql`(
  select jsonb_object_agg(substr(e.key, ${sql.lit(part.length + 2)}), e.value) as data from jsonb_each(r.data) e
  where starts_with(e.key, ${sql.lit(`${part}.`)}))`

/** Each contact of a customer once, in its first row; a bare name joins the same name with a number. */
export async function makeContactRows(ctx: Context, importId: string): Promise<void> {
  await sql`
    create temporary table contact_parts on commit drop as
    select c.row_no, r.new_id, c.identity as ref_key, p.data,
      coalesce('x' || (p.data ->> 'externalId'), 'm' || (p.data ->> 'mobile'), 'n' || (p.data ->> 'name')) as identity
    from combined_rows c join import_rows r on r.import_id = ${importId}::uuid and r.row_no = c.row_no
    cross join lateral ${partData('contact')} p
    where not c.is_bad and p.data is not null and not exists (select from row_problems b where b.row_no = c.row_no)`.execute(
    ctx.db,
  )
  await sql`
    update contact_parts c set identity = g.identity from (
      select ref_key, data ->> 'name' as name, min(identity) as identity from contact_parts
      where identity not like 'n%' group by 1, 2 having count(distinct identity) = 1
    ) g where c.identity like 'n%' and c.ref_key = g.ref_key and c.data ->> 'name' = g.name`.execute(ctx.db)
  await sql`create index on contact_parts (ref_key, identity)`.execute(ctx.db)
  await sql`analyze contact_parts`.execute(ctx.db)
  await sql`
    create temporary table contact_rows on commit drop as
    select ${importId}::uuid as import_id, g.row_no, g.new_id, null::jsonb as problems,
      case when g.size = 1 then g.data else (
        select jsonb_object_agg(e.key, e.value order by o.row_no desc) from contact_parts o
        cross join lateral jsonb_each(o.data) e where o.ref_key = g.ref_key and o.identity = g.identity) end as data
    from (
      select ref_key, identity, min(row_no) as row_no, count(*) as size, (array_agg(new_id order by row_no))[1] as new_id,
        (array_agg(data order by row_no))[1] as data
      from contact_parts group by ref_key, identity
    ) g`.execute(ctx.db)
}

/** Order parts. A line that stands again beside another contact of the customer is the same line, not one more. */
export async function makeOrderRows(ctx: Context, importId: string): Promise<void> {
  await sql`
    create temporary table order_rows on commit drop as
    select r.import_id, r.row_no, uuid_v7() as new_id, r.problems, p.data
    from import_rows r cross join lateral ${partData('order')} p
    where r.import_id = ${importId}::uuid and p.data is not null`.execute(ctx.db)
  await sql`
    delete from order_rows o using (
      select x.row_no, coalesce(k.identity, '') <> first_value(coalesce(k.identity, '')) over w as is_again
      from order_rows x join combined_rows c using (row_no) left join contact_parts k using (row_no)
      where x.problems is null
      window w as (partition by c.identity, x.data order by x.row_no)
    ) d where d.row_no = o.row_no and d.is_again`.execute(ctx.db)
}

/** Customers and contacts none of whose rows comes in. */
export async function findLostParts(ctx: Context): Promise<void> {
  await sql`create temporary table refused_rows on commit drop as select distinct row_no from row_problems`.execute(
    ctx.db,
  )
  await sql`create unique index on refused_rows (row_no)`.execute(ctx.db)
  await sql`analyze refused_rows`.execute(ctx.db)
  await sql`
    create temporary table lost_customers on commit drop as
    select f.row_no from carriers f where not exists (
      select from combined_rows c where c.identity = f.identity and not c.is_bad
        and not exists (select from refused_rows p where p.row_no = c.row_no))`.execute(ctx.db)
  await sql`
    create temporary table lost_contacts on commit drop as
    select k.row_no from contact_rows k join contact_parts f on f.row_no = k.row_no where not exists (
      select from contact_parts c where c.ref_key = f.ref_key and c.identity = f.identity
        and not exists (select from refused_rows p where p.row_no = c.row_no))`.execute(ctx.db)
}

export const decidedParts = ['customers', 'contacts', 'orders'] as const
export type DecidedPart = (typeof decidedParts)[number]

/** What was decided last is of this part; the next part begins with an empty table. */
export async function putAside(ctx: Context, part: DecidedPart): Promise<void> {
  const name = `decided_${part}`
  await sql`create index on decided (row_no)`.execute(ctx.db)
  await sql`alter table decided rename to ${sql.table(name)}`.execute(ctx.db)
  await sql`analyze ${sql.table(name)}`.execute(ctx.db)
  await sql`create temporary table decided (like ${sql.table(name)}) on commit drop`.execute(ctx.db)
}

/** The writing of a part goes by the table that its own kind has. */
export async function takeUp(ctx: Context, part: DecidedPart): Promise<void> {
  await sql`alter table decided rename to ${sql.table(`before_${part}`)}`.execute(ctx.db)
  await sql`alter table ${sql.table(`decided_${part}`)} rename to decided`.execute(ctx.db)
}

/** What happens to a row as a whole, and to each of its parts; what a row above has said already is none of it. */
export async function decideRows(ctx: Context): Promise<void> {
  await sql`
    insert into decided (row_no, action, customer_id, record_id, parts)
    select c.row_no, case when 'create' in (u.action, k.action, o.action) then 'create'
        when 'update' in (u.action, k.action, o.action) then 'update' else 'skip' end,
      f.customer_id, f.customer_id,
      jsonb_strip_nulls(jsonb_build_object('customer', u.action, 'contact', k.action, 'order', o.action))
    from combined_rows c join refs f on f.ref_key = c.identity
    left join decided_customers u on u.row_no = c.row_no
    left join decided_contacts k on k.row_no = c.row_no
    left join decided_orders o on o.row_no = c.row_no
    where not c.is_bad and not exists (select from refused_rows p where p.row_no = c.row_no)`.execute(ctx.db)
}

export async function countPart(ctx: Context, part: DecidedPart) {
  const records = sql.raw(part === 'orders' ? 'count(distinct record_id)' : 'count(*)')
  const { rows } = await sql<{ created: number; updated: number; skipped: number }>`
    select (${records} filter (where action = 'create'))::int as created,
      (${records} filter (where action = 'update'))::int as updated,
      (${records} filter (where action = 'skip'))::int as skipped
    from ${sql.table(`decided_${part}`)}`.execute(ctx.db)
  return rows[0] ?? { created: 0, updated: 0, skipped: 0 }
}

/** Customers whose keys and names for search are not just those of one row: put together anew once all is written. */
export async function listPutTogether(ctx: Context, afterId: string | null, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select f.customer_id as id from refs f join carriers r on r.identity = f.ref_key
    where (${afterId}::uuid is null or f.customer_id > ${afterId}::uuid)
      and (r.size > 1 or exists (select from targets t where t.row_no = r.row_no))
      and exists (select from customers c where c.id = f.customer_id and c.deleted_at is null)
    order by 1 limit ${limit}`.execute(ctx.db)
  return rows.map((row) => row.id)
}
