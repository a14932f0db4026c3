import { searchTokens } from '@zhike/core/search/search-tokens'
import type { ImportOptions } from '@zhike/core/imports/schema'
import type { CustomValues } from '@zhike/core/custom-fields/field-kinds'
import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'

// Writes what was decided: new customers with everything that hangs on them, then the changed ones.

export async function insertNewCustomers(
  ctx: Context,
  importId: string,
  fallbacks: Record<'organisation' | 'individual', CustomValues>,
): Promise<void> {
  const actor = ctx.actor.personId
  await sql`
    insert into customers (id, kind, name, short_name, credit_code, industry_code, region_code, size, phone, wechat, email,
      address, source, external_id, notes, custom, search_tokens, created_at, created_by, updated_by, import_id)
    select s.new_id, s.effective_kind, s.name, s.short_name, s.credit_code, s.industry_code, s.region_code, s.size, s.phone,
      s.wechat, s.email, s.address, s.source, s.external_id, nullif(concat_ws(E'\n', s.notes, s.unplaced), ''),
      (${JSON.stringify(fallbacks)}::jsonb -> s.effective_kind) || coalesce(s.custom, '{}'), r.tokens,
      coalesce(s.created_at, now()), ${actor}::uuid, ${actor}::uuid, ${importId}::uuid
    from decided d join staged_customers s using (row_no)
    join import_rows r on r.import_id = ${importId}::uuid and r.row_no = d.row_no
    where d.action = 'create'`.execute(ctx.db)
}

export async function insertNewKeys(ctx: Context, importId: string): Promise<void> {
  await sql`
    insert into customer_keys (kind, value, customer_id)
    select k.kind, k.value, r.new_id from decided d
    join import_rows r on r.import_id = ${importId}::uuid and r.row_no = d.row_no
    cross join lateral unnest(r.key_kinds, r.key_values) as k(kind, value)
    where d.action = 'create' order by k.kind, k.value`.execute(ctx.db)
}

/** Whoever the owner column names stands there at once: a holder that comes with the tenure is written a second time. */
export async function insertNewStats(ctx: Context, owner: ImportOptions['owner']): Promise<void> {
  await sql`
    insert into customer_stats (customer_id, last_follow_up_at, next_contact_on, next_contact_by, holder_id)
    select s.new_id, s.last_follow_up_at, s.next_contact_on, case when s.next_contact_on is not null then h.person_id end,
      case when ${owner.by === 'column'} then h.person_id end
    from decided d join staged_customers s using (row_no) left join holders h on h.key = s.owner_key
    where d.action = 'create'`.execute(ctx.db)
}

export async function insertNewContacts(ctx: Context, importId: string): Promise<void> {
  const actor = ctx.actor.personId
  await sql`
    insert into contacts (customer_id, id, name, title, mobile, is_primary, created_by, updated_by, import_id)
    select s.new_id, s.new_id, s.contact, s.contact_title, s.mobile, true, ${actor}::uuid, ${actor}::uuid, ${importId}::uuid
    from decided d join staged_customers s using (row_no)
    where d.action = 'create' and s.contact is not null`.execute(ctx.db)
}

/** The owner column becomes the first holder; a blank one, or one that is not asked, leaves it to the rules. */
export async function makeFirstHolders(ctx: Context, owner: ImportOptions['owner']): Promise<void> {
  await sql`create temporary table new_customers (customer_id uuid primary key, person_id uuid, pool_id uuid,
    reason_code text, reason jsonb) on commit drop`.execute(ctx.db)
  const pool = owner.by === 'pool' ? owner.poolId : null
  await sql`
    insert into new_customers
    select s.new_id, h.person_id, coalesce(h.pool_id, ${pool}::uuid), 'imported',
      case when h.key is null then '{}' else jsonb_build_object('by', s.owner) end
    from decided d join staged_customers s using (row_no)
    left join holders h on ${owner.by === 'column'} and h.key = s.owner_key
    where d.action = 'create'`.execute(ctx.db)
  await sql`analyze new_customers`.execute(ctx.db)
}

/** One audit row per customer that changes, written while the old values still stand. */
export async function auditCustomerUpdates(ctx: Context, importId: string): Promise<void> {
  const { actor, requestId } = ctx
  const pairs = auditedColumns.map(
    (column) => sql`case when s.${sql.ref(column)} <> coalesce(c.${sql.ref(column)}, '')
      then jsonb_build_object(${camel(column)}::text, c.${sql.ref(column)}) end,
      case when s.${sql.ref(column)} <> coalesce(c.${sql.ref(column)}, '')
      then jsonb_build_object(${camel(column)}::text, s.${sql.ref(column)}) end`,
  )
  const own = (
    values: 'c' | 's',
  ) => sql`(select jsonb_build_object('custom', jsonb_object_agg(e.key, ${sql.ref(`${values}.custom`)} -> e.key))
    from jsonb_each(s.custom) e where c.custom -> e.key is distinct from e.value having count(*) > 0)`
  const olds = auditedColumns.map((_, index) => sql`coalesce(${sql.ref(`v.b${index}`)}, '{}')`)
  const news = auditedColumns.map((_, index) => sql`coalesce(${sql.ref(`v.a${index}`)}, '{}')`)
  const names = auditedColumns.map((_, index) => sql`${sql.ref(`b${index}`)}, ${sql.ref(`a${index}`)}`)
  await sql`
    with changed as (
      select s.new_id as entry_id, c.id as customer_id, ${sql.join(olds, sql` || `)} || coalesce(${own('c')}, '{}') as before,
        ${sql.join(news, sql` || `)} || coalesce(${own('s')}, '{}') as after
      from decided d join staged_customers s using (row_no) join customers c on c.id = d.customer_id
      cross join lateral (values (${sql.join(pairs)})) as v(${sql.join(names)})
      where d.action = 'update'
    ), entries as (
      insert into audit_entries (id, actor_kind, actor_id, actor_name, via, ip_address, request_id, action, subject_type,
        subject_id, customer_id, summary)
      select entry_id, ${actor.kind}, ${actor.personId}::uuid, ${actor.name}, ${actor.via}, ${actor.ipAddress}, ${requestId},
        'customer.update', 'customer', customer_id::text, customer_id, jsonb_build_object('importId', ${importId}::text)
      from changed where after <> '{}' returning id
    )
    insert into audit_values (entry_id, before, after)
    select c.entry_id, c.before, c.after from changed c join entries e on e.id = c.entry_id`.execute(ctx.db)
}

const auditedColumns = [
  'name',
  'short_name',
  'kind',
  'credit_code',
  'industry_code',
  'region_code',
  'size',
  'phone',
  'wechat',
  'email',
  'address',
  'source',
  'external_id',
  'notes',
] as const

function camel(column: string): string {
  return column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
}

export async function updateChangedCustomers(ctx: Context): Promise<void> {
  await sql`
    update customers c set
      kind = coalesce(s.kind, c.kind), name = s.name, short_name = coalesce(s.short_name, c.short_name),
      credit_code = coalesce(s.credit_code, c.credit_code), industry_code = coalesce(s.industry_code, c.industry_code),
      region_code = coalesce(s.region_code, c.region_code), size = coalesce(s.size, c.size),
      phone = coalesce(s.phone, c.phone), wechat = coalesce(s.wechat, c.wechat), email = coalesce(s.email, c.email),
      address = coalesce(s.address, c.address), source = coalesce(s.source, c.source),
      external_id = coalesce(s.external_id, c.external_id),
      notes = coalesce(s.notes, c.notes), custom = c.custom || coalesce(s.custom, '{}'),
      version = c.version + 1, updated_at = now(), updated_by = ${ctx.actor.personId}::uuid
    from decided d join staged_customers s using (row_no)
    where d.action = 'update' and c.id = d.customer_id`.execute(ctx.db)
}

/**
 * A column that says when a customer was last followed up, without saying what: a record of that time with a set text,
 * so that every figure and the timeline agree. A time already known, or earlier, adds nothing.
 */
export async function insertLastFollowUps(ctx: Context, importId: string): Promise<void> {
  const text = ctx.company.locale === 'en' ? 'Last follow-up, as the imported list says' : '最近跟进（随客户表导入）'
  await sql`
    insert into follow_ups (customer_id, id, kind, text, author_id, author_name, happened_at, fingerprint, created_by, import_id)
    select d.customer_id, s.new_id, 'note', ${text}, h.author_id, case when h.author_id is null then s.owner end,
      s.last_follow_up_at, sha256(convert_to('last ' || s.last_follow_up_at, 'UTF8')), ${ctx.actor.personId}::uuid, ${importId}::uuid
    from decided d join staged_customers s using (row_no)
    join customer_stats st on st.customer_id = d.customer_id left join holders h on h.key = s.owner_key
    where s.last_follow_up_at is not null and (d.action = 'create'
      or (d.action = 'update' and s.last_follow_up_at > coalesce(st.last_follow_up_at, '-infinity')))`.execute(ctx.db)
  await sql`
    update customer_stats st set last_follow_up_at = s.last_follow_up_at
    from decided d join staged_customers s using (row_no)
    where d.action = 'update' and st.customer_id = d.customer_id
      and s.last_follow_up_at > coalesce(st.last_follow_up_at, '-infinity')`.execute(ctx.db)
}

/** The contact a row names: known by its name within the customer, else added; primary where there is none. */
export async function saveContactsOfChanged(ctx: Context, importId: string): Promise<void> {
  const actor = ctx.actor.personId
  await sql`
    update contacts k set title = coalesce(s.contact_title, k.title), mobile = coalesce(s.mobile, k.mobile),
      version = k.version + 1, updated_at = now(), updated_by = ${actor}::uuid
    from decided d join staged_customers s using (row_no)
    where d.action = 'update' and k.customer_id = d.customer_id
      and k.deleted_at is null and k.name = s.contact
      and (s.contact_title <> coalesce(k.title, '') or s.mobile <> coalesce(k.mobile, ''))`.execute(ctx.db)
  await sql`
    insert into contacts (customer_id, id, name, title, mobile, is_primary, created_by, updated_by, import_id)
    select d.customer_id, s.new_id, s.contact, s.contact_title, s.mobile,
      not exists (select from contacts k where k.customer_id = d.customer_id and k.is_primary and k.deleted_at is null),
      ${actor}::uuid, ${actor}::uuid, ${importId}::uuid
    from decided d join staged_customers s using (row_no)
    where d.action = 'update' and s.contact is not null
      and not exists (select from contacts k where k.customer_id = d.customer_id and k.deleted_at is null
        and k.name = s.contact)`.execute(ctx.db)
}

/** Changed customers in id order: their keys and tokens have to follow. */
export async function listChangedCustomers(ctx: Context, afterId: string | null, limit: number) {
  const { rows } = await sql<{ id: string; kind: string; name: string; shortName: string | null }>`
    select c.id, c.kind, c.name, c.short_name from decided d join customers c on c.id = d.customer_id
    where d.action = 'update' and (${afterId}::uuid is null or c.id > ${afterId}::uuid)
    order by c.id limit ${limit}`.execute(ctx.db)
  return rows
}

export async function listNamesOf(ctx: Context, customerIds: readonly string[]) {
  const { rows } = await sql<{ id: string; kind: string; name: string; shortName: string | null }>`
    select id, kind, name, short_name from customers where id = any(${[...customerIds]}::uuid[])`.execute(ctx.db)
  return rows
}

export async function saveTokens(
  ctx: Context,
  customers: readonly { id: string; kind: string; name: string; shortName: string | null }[],
): Promise<void> {
  const rows = customers.map((one) => ({ id: one.id, tokens: searchTokens(one) }))
  await sql`
    update customers c set search_tokens = array(select jsonb_array_elements_text(n.tokens))
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(id uuid, tokens jsonb)
    where c.id = n.id and c.search_tokens <> array(select jsonb_array_elements_text(n.tokens))`.execute(ctx.db)
}
