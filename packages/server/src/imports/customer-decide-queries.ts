import { sql } from 'kysely'
import { isHeldBy } from '../platform/access/customer-reach.ts'
import { visibleHolders } from '../platform/access/visible-holders.ts'
import type { Context } from '../platform/context/context.ts'

// Customers of a file: which exist, which are new, which cannot be told. Set-based, in the order the steps stand here.

/** The rows that could be read, with types. `rows`: another relation with row_no, new_id and data. */
export async function makeStagedCustomers(ctx: Context, importId: string, rows?: string): Promise<void> {
  const { timeZone } = ctx.company
  const source = rows
    ? sql`${sql.table(rows)} r`
    : sql`(select * from import_rows where import_id = ${importId}::uuid and problems is null) r`
  const instant = (key: 'createdAt' | 'lastFollowUpAt') => {
    const column = sql.raw(`d."${key}"`)
    return sql`(case when ${column} like '%Z' then ${column}::timestamptz
      else ${column}::timestamp at time zone ${timeZone} end)`
  }
  await sql`
    create temporary table staged_customers on commit drop as
    select r.row_no, r.new_id, d.name, d."shortName" as short_name, d.kind, d."effectiveKind" as effective_kind,
      d."creditCode" as credit_code, d."industryCode" as industry_code, d."regionCode" as region_code, d.size, d.phone,
      d.wechat, d.email, d.address, d.source, d."externalId" as external_id, d."externalKey" as external_key, d.notes,
      d.unplaced, d.owner, d."ownerKey" as owner_key, d.contact, d."contactTitle" as contact_title, d.mobile,
      d.tags, d."nameKey" as name_key, d."mobileKey" as mobile_key, ${instant('createdAt')} as created_at,
      ${instant('lastFollowUpAt')} as last_follow_up_at, d."nextContactOn"::date as next_contact_on,
      d.custom::jsonb as custom
    from ${source} cross join lateral jsonb_to_record(r.data) as d(
      name text, "shortName" text, kind text, "effectiveKind" text, "creditCode" text, "industryCode" text,
      "regionCode" text, size text, phone text, wechat text, email text, address text, source text, "externalId" text,
      "externalKey" text, notes text, tags text, unplaced text, owner text, "ownerKey" text, contact text, "contactTitle" text,
      mobile text, custom text, "nameKey" text, "mobileKey" text, "createdAt" text, "lastFollowUpAt" text, "nextContactOn" text)`.execute(
    ctx.db,
  )
  await sql`analyze staged_customers`.execute(ctx.db)
}

/** Two rows that name one customer: both are refused, each naming the other. */
export async function findDuplicateRows(ctx: Context): Promise<void> {
  for (const [column, shown, field, code] of [
    ['external_key', 'external_id', 'externalId', 'duplicate.external-id'],
    ['credit_code', 'credit_code', 'creditCode', 'duplicate.credit-code'],
    ['mobile_key', 'phone', 'mobile', 'duplicate.mobile'],
  ] as const) {
    await sql`
      insert into row_problems
      select s.row_no, jsonb_build_object('code', ${code}::text, 'field', ${field}::text, 'value', s.${sql.ref(shown)},
        'other', case when s.row_no = g.first_row then g.last_row else g.first_row end)
      from staged_customers s join (
        select ${sql.ref(column)} as key, min(row_no) as first_row, max(row_no) as last_row from staged_customers
        where ${sql.ref(column)} is not null group by 1 having count(*) > 1
      ) g on g.key = s.${sql.ref(column)}`.execute(ctx.db)
  }
  // Of one name: two rows are two customers where an ID or a credit code tells them apart, and one where nothing does.
  await sql`
    insert into row_problems
    select s.row_no, jsonb_build_object('code', 'duplicate.name', 'field', 'name', 'value', s.name,
      'other', case when s.row_no = g.first_row then g.last_row else g.first_row end)
    from staged_customers s join (
      select name_key, min(row_no) as first_row, max(row_no) as last_row,
        count(*) filter (where external_key is null) as without_id,
        count(*) filter (where credit_code is null) as without_code,
        count(*) filter (where external_key is null and credit_code is null) as without_both
      from staged_customers where name_key is not null group by name_key having count(*) > 1
    ) g on g.name_key = s.name_key
    where case
      when s.external_key is null and s.credit_code is null then true
      when s.credit_code is null then g.without_id > 0
      when s.external_key is null then g.without_code > 0
      else g.without_both > 0 end`.execute(ctx.db)
}

/** Which customers the keys of a row lead to. A name counts only where no ID or code speaks against it. */
export async function makeMatches(ctx: Context): Promise<void> {
  await sql`
    create temporary table matches on commit drop as
    select s.row_no, x.customer_id as by_external, k.customer_id as by_credit
    from staged_customers s
    left join customer_keys x on x.kind = 'externalId' and x.value = s.external_key
    left join customer_keys k on k.kind = 'creditCode' and k.value = s.credit_code
    where x.customer_id is not null or k.customer_id is not null`.execute(ctx.db)
  await sql`create unique index on matches (row_no)`.execute(ctx.db)
  await sql`analyze matches`.execute(ctx.db)
  await sql`
    create temporary table name_matches on commit drop as
    select s.row_no, k.customer_id, s.effective_kind = 'organisation' and c.name <> s.name as is_unsure
    from staged_customers s
    join customer_keys k on k.kind = case s.effective_kind when 'individual' then 'phone' else 'name' end
      and k.value = case s.effective_kind when 'individual' then s.mobile_key else s.name_key end
    join customers c on c.id = k.customer_id and c.deleted_at is null and c.kind = s.effective_kind
      and (s.external_key is null or c.external_id is null) and (s.credit_code is null or c.credit_code is null)
    where not exists (select from matches m where m.row_no = s.row_no)`.execute(ctx.db)
  await sql`create index on name_matches (row_no)`.execute(ctx.db)
  await sql`analyze name_matches`.execute(ctx.db)
}

/**
 * A row that names a record merged into another leads there by the old ID or code, and does not give it to the one that
 * is left: that has its own.
 */
export async function keepIdsOfSurvivors(ctx: Context): Promise<void> {
  const areMerged = sql`(select exists (select from customers where merged_into is not null))`
  await sql`update staged_customers s set external_id = c.external_id
    from matches m join customers c on c.id = m.by_external
    where ${areMerged} and s.row_no = m.row_no and btrim(normalize(c.external_id, nfkc)) <> s.external_key`.execute(
    ctx.db,
  )
  await sql`update staged_customers s set credit_code = c.credit_code
    from matches m join customers c on c.id = m.by_credit
    where ${areMerged} and s.row_no = m.row_no and c.credit_code <> s.credit_code`.execute(ctx.db)
}

/** Matches by name whose names differ as text: a short name may have led there, which is not enough. */
export async function listUnsureMatches(ctx: Context, afterRow: number, limit: number) {
  const { rows } = await sql<{ rowNo: number; customerId: string; nameKey: string; name: string }>`
    select m.row_no, m.customer_id, s.name_key, c.name from name_matches m
    join staged_customers s on s.row_no = m.row_no join customers c on c.id = m.customer_id
    where m.is_unsure and m.row_no > ${afterRow} order by m.row_no, m.customer_id limit ${limit}`.execute(ctx.db)
  return rows
}

export async function dropMatches(
  ctx: Context,
  wrong: readonly { rowNo: number; customerId: string }[],
): Promise<void> {
  await sql`delete from name_matches m using unnest(
    ${wrong.map((one) => one.rowNo)}::int[], ${wrong.map((one) => one.customerId)}::uuid[]) as w(row_no, customer_id)
    where m.row_no = w.row_no and m.customer_id = w.customer_id`.execute(ctx.db)
}

/** One customer per row, or why there is none: several, or keys of two different customers. */
export async function makeTargets(ctx: Context): Promise<void> {
  await sql`
    insert into row_problems
    select m.row_no, jsonb_build_object('code', 'match.conflict', 'field', 'creditCode',
      'value', s.external_id || ' / ' || s.credit_code)
    from matches m join staged_customers s using (row_no) where m.by_external <> m.by_credit`.execute(ctx.db)
  await sql`
    insert into row_problems
    select m.row_no, jsonb_build_object('code', 'match.taken', 'field', 'creditCode', 'value', s.credit_code,
      'detail', c.external_id)
    from matches m join staged_customers s using (row_no) join customers c on c.id = m.by_credit
    where m.by_external is null and s.external_key is not null and c.external_id is not null`.execute(ctx.db)
  await sql`
    insert into row_problems
    select n.row_no, jsonb_build_object('code', 'match.ambiguous', 'field', 'name', 'value', s.name, 'detail', n.count::text)
    from (select row_no, count(distinct customer_id) as count from name_matches group by row_no) n
    join staged_customers s using (row_no) where n.count > 1`.execute(ctx.db)
  await sql`
    create temporary table targets on commit drop as
    select row_no, coalesce(by_external, by_credit) as customer_id, false as by_name from matches
    union all
    select row_no, (array_agg(distinct customer_id))[1], true from name_matches group by row_no
    having count(distinct customer_id) = 1`.execute(ctx.db)
  await sql`create unique index on targets (row_no)`.execute(ctx.db)
  await sql`analyze targets`.execute(ctx.db)
  // What matched by its name is another writing of it: the customer keeps its own.
  await sql`
    update staged_customers s set name = c.name from targets t join customers c on c.id = t.customer_id
    where t.by_name and s.row_no = t.row_no and s.name <> c.name`.execute(ctx.db)
  // What had no place among the fields joins the notes once, unless somebody has found the place since.
  await sql`
    update staged_customers s set notes = n.notes from targets t join customers c on c.id = t.customer_id
    join staged_customers o on o.row_no = t.row_no cross join lateral (select case
      when o.notes is not null and concat_ws(E'\n', o.notes, o.unplaced) = c.notes then c.notes
      when o.notes is not null and o.notes <> coalesce(c.notes, '') then concat_ws(E'\n', o.notes, o.unplaced)
      when o.notes is null and c.region_code is null and c.industry_code is null
        and strpos(coalesce(c.notes, ''), o.unplaced) = 0 then concat_ws(E'\n', c.notes, o.unplaced)
      else o.notes end as notes) n
    where o.unplaced is not null and s.row_no = t.row_no and n.notes is distinct from s.notes`.execute(ctx.db)
  await sql`
    insert into row_problems
    select t.row_no, jsonb_build_object('code', 'duplicate.record', 'field', 'name', 'value', s.name,
      'other', case when t.row_no = g.first_row then g.last_row else g.first_row end)
    from targets t join staged_customers s using (row_no) join (
      select customer_id, min(row_no) as first_row, max(row_no) as last_row from targets
      group by customer_id having count(*) > 1
    ) g using (customer_id)`.execute(ctx.db)
}

/** Existing customers outside the importer's data scope are not touched. */
export async function refuseForeignTargets(ctx: Context): Promise<void> {
  const scope = await visibleHolders(ctx, 'customer.import')
  if (scope.kind === 'all') return
  await sql`
    insert into row_problems
    select g.row_no, jsonb_build_object('code', 'match.out-of-scope', 'field', 'name', 'value', s.name,
      'detail', coalesce(p.name, o.name))
    from targets g join staged_customers s using (row_no)
    join tenures t on t.customer_id = g.customer_id and t.end_at = 'infinity'
    left join people p on p.id = t.person_id left join pools o on o.id = t.pool_id
    where (${isHeldBy(scope, 't')}) is not true`.execute(ctx.db)
}

/** An owner nobody knows is refused in any row; one who cannot take a customer only where there is one to take. */
export async function refuseOwners(ctx: Context): Promise<void> {
  await sql`
    insert into row_problems
    select s.row_no, jsonb_build_object('field', 'owner', 'value', s.owner, 'detail', h.count::text, 'code',
      case when h.key is null then 'owner.unknown' else 'owner.' || h.state end)
    from staged_customers s left join holders h on h.key = s.owner_key left join targets t on t.row_no = s.row_no
    where s.owner_key is not null and (h.key is null or (h.state <> 'ok' and t.row_no is null))`.execute(ctx.db)
}

/** What happens to every row that is not refused; `refused` names the table of those that are. */
export async function insertCustomerDecisions(ctx: Context, refused = 'row_problems'): Promise<void> {
  await sql`
    insert into decided (row_no, action, customer_id, record_id)
    select s.row_no, 'create', s.new_id, s.new_id from staged_customers s
    where not exists (select from targets t where t.row_no = s.row_no)
      and not exists (select from ${sql.table(refused)} p where p.row_no = s.row_no)`.execute(ctx.db)
  await sql`
    insert into decided (row_no, action, customer_id, record_id)
    select s.row_no, case when ${customerDiffers} then 'update' else 'skip' end, c.id, c.id
    from targets t join staged_customers s using (row_no) join customers c on c.id = t.customer_id
    left join customer_stats st on st.customer_id = c.id
    where not exists (select from ${sql.table(refused)} p where p.row_no = t.row_no)`.execute(ctx.db)
}

/** An empty cell never takes a value away. */
const customerDiffers = sql`(
  s.name <> c.name or s.short_name <> coalesce(c.short_name, '') or s.kind <> c.kind
  or s.credit_code <> coalesce(c.credit_code, '') or s.industry_code <> coalesce(c.industry_code, '')
  or s.region_code <> coalesce(c.region_code, '') or s.size <> coalesce(c.size, '') or s.phone <> coalesce(c.phone, '')
  or s.wechat <> coalesce(c.wechat, '') or s.email <> coalesce(c.email, '') or s.address <> coalesce(c.address, '')
  or s.source <> coalesce(c.source, '') or s.external_id <> coalesce(c.external_id, '')
  or s.notes <> coalesce(c.notes, '') or c.custom || s.custom <> c.custom
  or (s.last_follow_up_at > coalesce(st.last_follow_up_at, '-infinity'))
  or (s.contact is not null and not exists (select from contacts k where k.customer_id = c.id and k.deleted_at is null
    and k.name = s.contact and (s.mobile is null or k.mobile = s.mobile)
    and (s.contact_title is null or k.title = s.contact_title)))
  or exists (select from staged_tags g where g.row_no = s.row_no and not exists (select from customer_tags m
    join tags t on t.id = m.tag_id where m.customer_id = c.id and lower(t.name) = g.key))
  or exists (select from staged_parents g where g.row_no = s.row_no and not exists (select from customer_parents h
    where h.customer_id = c.id and h.parent_id = g.parent_id))
) is true`

/** Rows that name another owner than the holder of today, who stays: only ownership operations change a holder. */
export async function countKeptHolders(ctx: Context): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from decided d join staged_customers s using (row_no)
    join holders h on h.key = s.owner_key and h.state = 'ok'
    join tenures t on t.customer_id = d.customer_id and t.end_at = 'infinity'
    where d.action in ('update', 'skip')
      and (t.person_id, t.pool_id) is distinct from (h.person_id, h.pool_id)`.execute(ctx.db)
  return rows[0]?.count ?? 0
}
