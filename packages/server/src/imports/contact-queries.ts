import type { CustomValues } from '@zhike/core/custom-fields/field-kinds'
import type { ExistingChoice } from '@zhike/core/imports/kinds'
import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'
import { spareContacts } from './existing-queries.ts'

// Contacts of a file: known within their customer by ID, else mobile, else name.

/** `rows`: another relation shaped like import_rows. */
export async function makeStagedContacts(ctx: Context, importId: string, rows = 'import_rows'): Promise<void> {
  await sql`
    create temporary table staged_contacts on commit drop as
    select r.row_no, r.new_id, f.customer_id, d.name, d."externalId" as external_id, d.title, d.mobile, d.email, d.wechat,
      d."isPrimary" = 'true' as is_primary, string_to_array(d."decisionRoles", ',') as decision_roles, d.attitude, d."reportsTo" as boss, d.notes, d.custom::jsonb as custom, coalesce('x' || d."externalId", 'm' || d.mobile, 'n' || d.name) as identity
    from ${sql.table(rows)} r join row_refs w on w.row_no = r.row_no join refs f on f.ref_key = w.ref_key
    cross join lateral jsonb_to_record(r.data) as d(name text, "externalId" text, title text, mobile text, email text,
      wechat text, "isPrimary" text, "decisionRoles" text, attitude text, "reportsTo" text, notes text, custom text)
    where r.import_id = ${importId}::uuid and r.problems is null
      and not exists (select from row_problems p where p.row_no = r.row_no)`.execute(ctx.db)
  await sql`create index on staged_contacts (customer_id)`.execute(ctx.db)
  await sql`analyze staged_contacts`.execute(ctx.db)
  await sql`
    insert into row_problems
    select s.row_no, jsonb_build_object('code', 'duplicate.record', 'field', 'name', 'value', s.name,
      'other', case when s.row_no = g.first_row then g.last_row else g.first_row end)
    from staged_contacts s join (
      select customer_id, identity, min(row_no) as first_row, max(row_no) as last_row from staged_contacts
      group by 1, 2 having count(*) > 1
    ) g using (customer_id, identity)`.execute(ctx.db)
  // A bare name beside the same name with a number: one person or two, nothing says which.
  await sql`
    insert into row_problems
    select s.row_no, jsonb_build_object('code', 'duplicate.record', 'field', 'name', 'value', s.name,
      'other', case when s.row_no = g.first_row then g.last_row else g.first_row end)
    from staged_contacts s join (
      select customer_id, name, min(row_no) as first_row, max(row_no) as last_row from staged_contacts
      group by 1, 2 having count(distinct identity) > 1 and bool_or(identity like 'n%')
    ) g using (customer_id, name) where s.external_id is null`.execute(ctx.db)
}

/** The existing contact of each row; several of one name cannot be told apart. */
export async function matchContacts(ctx: Context, existing: ExistingChoice): Promise<void> {
  await sql`
    create temporary table contact_targets on commit drop as
    with candidates as (
      select s.row_no, k.id, case when k.external_id = s.external_id then 1 when k.mobile = s.mobile then 2 else 3 end as rank
      from staged_contacts s join contacts k on k.customer_id = s.customer_id and k.deleted_at is null
        and (k.external_id = s.external_id
          or ((k.external_id is null or s.external_id is null)
            and (k.mobile = s.mobile or (k.name = s.name and (k.mobile is null or s.mobile is null)))))
    ), best as (
      select row_no, min(rank) as rank from candidates group by row_no
    )
    select c.row_no, count(*) as count, (array_agg(c.id))[1] as contact_id, false as is_changed
    from candidates c join best b using (row_no, rank) group by c.row_no`.execute(ctx.db)
  await sql`create unique index on contact_targets (row_no)`.execute(ctx.db)
  await sql`
    insert into row_problems
    select t.row_no, jsonb_build_object('code', 'contact.ambiguous', 'field', 'name', 'value', s.name, 'detail', t.count::text)
    from contact_targets t join staged_contacts s using (row_no) where t.count > 1`.execute(ctx.db)
  await sql`
    insert into row_problems
    select t.row_no, jsonb_build_object('code', 'duplicate.record', 'field', 'name', 'value', s.name,
      'other', case when t.row_no = g.first_row then g.last_row else g.first_row end)
    from contact_targets t join staged_contacts s using (row_no) join (
      select contact_id, min(row_no) as first_row, max(row_no) as last_row from contact_targets
      group by contact_id having count(*) > 1
    ) g using (contact_id)
    where not exists (select from row_problems p where p.row_no = t.row_no)`.execute(ctx.db)
  if (existing !== 'overwrite') await spareContacts(ctx, existing)
  await sql`
    update contact_targets t set is_changed = true from staged_contacts s, contacts k
    where s.row_no = t.row_no and k.customer_id = s.customer_id and k.id = t.contact_id and (
      s.name <> k.name or s.external_id is distinct from coalesce(s.external_id, k.external_id)
      or s.external_id <> coalesce(k.external_id, '') or s.title <> coalesce(k.title, '') or s.mobile <> coalesce(k.mobile, '')
      or s.email <> coalesce(k.email, '') or s.wechat <> coalesce(k.wechat, '') or s.notes <> coalesce(k.notes, '')
      or s.attitude <> coalesce(k.attitude, '') or not (s.decision_roles <@ k.decision_roles and s.decision_roles @> k.decision_roles)
      or k.custom || s.custom <> k.custom or (s.is_primary and not k.is_primary))`.execute(ctx.db)
}

export async function insertContactDecisions(ctx: Context, refused = 'row_problems'): Promise<void> {
  await sql`
    insert into decided (row_no, action, customer_id, record_id)
    select s.row_no, case when t.contact_id is null then 'create' when t.is_changed then 'update' else 'skip' end,
      s.customer_id, coalesce(t.contact_id, s.new_id)
    from staged_contacts s left join contact_targets t using (row_no)
    where not exists (select from ${sql.table(refused)} p where p.row_no = s.row_no)`.execute(ctx.db)
}

/** Customers that a contact is written for. */
export const usedByContacts = sql`
  select distinct s.customer_id from staged_contacts s where not exists (select from row_problems p where p.row_no = s.row_no)`

/** Exactly one primary: the row that says so (the first of several), else the one there is, else the first new one. */
export async function choosePrimaries(ctx: Context): Promise<void> {
  await sql`
    create temporary table primaries on commit drop as
    select distinct on (d.customer_id) d.customer_id, d.record_id from decided d join staged_contacts s using (row_no)
    left join contacts k on k.customer_id = d.customer_id and k.is_primary and k.deleted_at is null
    where d.action in ('create', 'update') and (s.is_primary or (k.id is null and d.action = 'create'))
    order by d.customer_id, s.is_primary desc nulls last, s.row_no`.execute(ctx.db)
  await sql`
    update contacts k set is_primary = false, version = k.version + 1, updated_at = now() from primaries p
    where k.customer_id = p.customer_id and k.is_primary and k.deleted_at is null and k.id <> p.record_id`.execute(
    ctx.db,
  )
}

/** `fallbacks`: what new contacts hold where the file says nothing. */
export async function saveContacts(ctx: Context, importId: string, fallbacks: CustomValues): Promise<void> {
  const actor = ctx.actor.personId
  await sql`
    update contacts k set name = s.name, external_id = coalesce(s.external_id, k.external_id), title = coalesce(s.title, k.title),
      mobile = coalesce(s.mobile, k.mobile), email = coalesce(s.email, k.email), wechat = coalesce(s.wechat, k.wechat),
      notes = coalesce(s.notes, k.notes), decision_roles = coalesce(s.decision_roles, k.decision_roles),
      attitude = coalesce(s.attitude, k.attitude), custom = k.custom || coalesce(s.custom, '{}'), is_primary = k.is_primary or p.record_id is not null, version = k.version + 1,
      updated_at = now(), updated_by = ${actor}::uuid
    from decided d join staged_contacts s using (row_no) left join primaries p on p.record_id = d.record_id
    where d.action = 'update' and k.customer_id = d.customer_id and k.id = d.record_id`.execute(ctx.db)
  await sql`
    insert into contacts (customer_id, id, name, external_id, title, mobile, email, wechat, notes, decision_roles, attitude, custom,
      is_primary, created_by, updated_by, import_id)
    select d.customer_id, d.record_id, s.name, s.external_id, s.title, s.mobile, s.email, s.wechat, s.notes,
      coalesce(s.decision_roles, '{}'), s.attitude, ${JSON.stringify(fallbacks)}::jsonb || coalesce(s.custom, '{}'), p.record_id is not null, ${actor}::uuid, ${actor}::uuid, ${importId}::uuid
    from decided d join staged_contacts s using (row_no) left join primaries p on p.record_id = d.record_id
    where d.action = 'create'`.execute(ctx.db)
}

/** Numbers and addresses of new contacts lead to their customer too. */
export async function insertContactKeys(ctx: Context, importId: string): Promise<void> {
  await sql`
    insert into customer_keys (kind, value, customer_id)
    select distinct k.kind, k.value, d.customer_id from decided d
    join import_rows r on r.import_id = ${importId}::uuid and r.row_no = d.row_no
    cross join lateral unnest(r.key_kinds, r.key_values) as k(kind, value)
    where d.action in ('create', 'update')
    on conflict do nothing`.execute(ctx.db)
}

/** Customers with a changed contact, whose old number or address may no longer lead to them. */
export async function listChangedContactCustomers(ctx: Context, afterId: string | null, limit: number) {
  const { rows } = await sql<{ id: string }>`
    select distinct customer_id as id from decided where action = 'update'
      and (${afterId}::uuid is null or customer_id > ${afterId}::uuid) order by 1 limit ${limit}`.execute(ctx.db)
  return rows.map((row) => row.id)
}
