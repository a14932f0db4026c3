import { keysOf } from '@zhike/core/customers/customer-keys'
import { searchTokens } from '@zhike/core/search/search-tokens'
import { sql, type RawBuilder } from 'kysely'
import { isHeldBy } from '../platform/access/customer-reach.ts'
import { visibleHolders } from '../platform/access/visible-holders.ts'
import type { Context } from '../platform/context/context.ts'

// How contacts, orders and follow-ups find the customer they name. Each way a file names one is looked up once.

/** Distinguishes every combination of ID, credit code and name in a file. */
const refKey = sql`concat_ws(E'\x1f', coalesce(r.data->>'externalKey', ''), coalesce(r.data->>'customerCreditCode', ''),
  coalesce(r.data->>'nameKey', ''))`

/** Row → reference, and the references themselves. Rows that could not be read take part: their order is refused with them. */
export async function makeReferences(ctx: Context, importId: string): Promise<void> {
  await sql`
    create temporary table row_refs on commit drop as
    select r.row_no, ${refKey} as ref_key, r.data->>'ownerKey' as owner_key, r.data->>'owner' as owner, r.problems is not null as is_bad
    from import_rows r where r.import_id = ${importId}::uuid`.execute(ctx.db)
  await sql`create unique index on row_refs (row_no)`.execute(ctx.db)
  await sql`create index on row_refs (ref_key)`.execute(ctx.db)
  await sql`analyze row_refs`.execute(ctx.db)
  await sql`
    create temporary table refs on commit drop as
    select f.ref_key, f.row_no as first_row, r.data->>'customer' as name, r.data->>'nameKey' as name_key,
      r.data->>'personKey' as person_key, r.data->>'customerExternalId' as external_id,
      r.data->>'externalKey' as external_key, r.data->>'customerCreditCode' as credit_code,
      coalesce(r.data->>'customer', r.data->>'customerExternalId', r.data->>'customerCreditCode') as shown,
      null::uuid as customer_id, null::text as identity
    from (select ref_key, min(row_no) as row_no from row_refs group by ref_key) f
    join import_rows r on r.import_id = ${importId}::uuid and r.row_no = f.row_no
    where f.ref_key <> E'\x1f\x1f'`.execute(ctx.db)
  await sql`create unique index on refs (ref_key)`.execute(ctx.db)
  await sql`analyze refs`.execute(ctx.db)
  await sql`create temporary table ref_problems (ref_key text not null, problem jsonb not null) on commit drop`.execute(
    ctx.db,
  )
}

/** By ID, else credit code, else name; a full name goes before a short one. */
export async function matchReferences(ctx: Context): Promise<void> {
  await sql`
    create temporary table ref_matches on commit drop as
    select f.ref_key, x.customer_id as by_external, k.customer_id as by_credit from refs f
    left join customer_keys x on x.kind = 'externalId' and x.value = f.external_key
    left join customer_keys k on k.kind = 'creditCode' and k.value = f.credit_code
    where x.customer_id is not null or k.customer_id is not null`.execute(ctx.db)
  await sql`
    insert into ref_problems select m.ref_key, jsonb_build_object('code', 'match.conflict', 'field', 'customerCreditCode',
      'value', f.external_id || ' / ' || f.credit_code)
    from ref_matches m join refs f using (ref_key) where m.by_external <> m.by_credit`.execute(ctx.db)
  await sql`update refs f set customer_id = coalesce(m.by_external, m.by_credit) from ref_matches m
    where m.ref_key = f.ref_key`.execute(ctx.db)
  await sql`
    create temporary table ref_names on commit drop as
    select distinct f.ref_key, c.id as customer_id, c.name = f.name as is_same from refs f
    join customer_keys k on k.kind = 'name' and k.value in (f.name_key, f.person_key)
    join customers c on c.id = k.customer_id and c.deleted_at is null
      and (f.external_key is null or c.external_id is null) and (f.credit_code is null or c.credit_code is null)
    where f.customer_id is null`.execute(ctx.db)
  await sql`
    with best as (
      select ref_key, coalesce(nullif(count(*) filter (where is_same), 0), count(*)) as count,
        (array_agg(customer_id order by is_same desc))[1] as customer_id
      from ref_names group by ref_key
    ), unclear as (
      insert into ref_problems select b.ref_key, jsonb_build_object('code', 'match.ambiguous', 'field', 'customer',
        'value', f.name, 'detail', b.count::text) from best b join refs f using (ref_key) where b.count > 1
    )
    update refs f set customer_id = b.customer_id from best b where b.ref_key = f.ref_key and b.count = 1`.execute(
    ctx.db,
  )
  await sql`analyze refs`.execute(ctx.db)
}

/** Customers outside the importer's data scope are not written to. */
export async function refuseForeignReferences(ctx: Context): Promise<void> {
  const scope = await visibleHolders(ctx, 'customer.import')
  if (scope.kind === 'all') return
  await sql`
    insert into ref_problems select f.ref_key, jsonb_build_object('code', 'match.out-of-scope', 'field', 'customer',
      'value', f.shown, 'detail', coalesce(p.name, o.name))
    from refs f join tenures t on t.customer_id = f.customer_id and t.end_at = 'infinity'
    left join people p on p.id = t.person_id left join pools o on o.id = t.pool_id
    where (${isHeldBy(scope, 't')}) is not true`.execute(ctx.db)
}

export async function refuseUnknownReferences(ctx: Context): Promise<void> {
  await sql`
    insert into ref_problems select f.ref_key, jsonb_build_object('code', 'customer.unknown', 'field', 'customer',
      'value', f.shown)
    from refs f where f.customer_id is null
      and not exists (select from ref_problems p where p.ref_key = f.ref_key)`.execute(ctx.db)
}

/**
 * Customers to be created, one for each ID, else credit code, else name; a bare name joins the one that has an ID too.
 * Rows with problems of their own create nobody.
 */
export async function makeNewReferences(ctx: Context): Promise<void> {
  await sql`
    update refs f set identity = case when external_key is not null then 'x' || external_key
      when credit_code is not null then 'c' || credit_code else 'n' || name_key end
    where f.customer_id is null and not exists (select from ref_problems p where p.ref_key = f.ref_key)
      and exists (select from row_refs r where r.ref_key = f.ref_key and not r.is_bad)`.execute(ctx.db)
  await sql`
    update refs f set identity = g.identity from (
      select name_key, min(identity) as identity from refs
      where identity is not null and identity not like 'n%' and name_key is not null
      group by name_key having count(distinct identity) = 1
    ) g where f.identity like 'n%' and f.name_key = g.name_key`.execute(ctx.db)
  await sql`
    create temporary table new_refs on commit drop as
    select identity, uuid_v7() as id, min(first_row) as first_row,
      coalesce((array_agg(name order by first_row) filter (where name is not null))[1],
        (array_agg(shown order by first_row))[1]) as name,
      (array_agg(external_id order by first_row) filter (where external_id is not null))[1] as external_id,
      (array_agg(credit_code order by first_row) filter (where credit_code is not null))[1] as credit_code,
      null::text as owner_key, null::text as owner, false as is_used
    from refs where identity is not null group by identity`.execute(ctx.db)
  await sql`
    insert into ref_problems select f.ref_key, jsonb_build_object('code', 'duplicate.credit-code',
      'field', 'customerCreditCode', 'value', f.credit_code,
      'other', case when f.first_row = g.first_row then g.last_row else g.first_row end)
    from refs f join (select credit_code, min(first_row) as first_row, max(first_row) as last_row from new_refs
      where credit_code is not null group by credit_code having count(*) > 1) g on g.credit_code = f.credit_code
    where f.identity is not null`.execute(ctx.db)
  await sql`update refs f set customer_id = n.id from new_refs n where n.identity = f.identity`.execute(ctx.db)
  await sql`analyze refs`.execute(ctx.db)
}

/** The first row that names an owner decides; an owner nobody knows refuses the rows that name it. */
export async function chooseNewOwners(ctx: Context): Promise<void> {
  await sql`
    insert into row_problems
    select r.row_no, jsonb_build_object('field', 'owner', 'value', r.owner, 'detail', h.count::text, 'code',
      case when h.key is null then 'owner.unknown' else 'owner.' || h.state end)
    from row_refs r join refs f on f.ref_key = r.ref_key and f.identity is not null
    left join holders h on h.key = r.owner_key
    where r.owner_key is not null and not r.is_bad and (h.key is null or h.state <> 'ok')`.execute(ctx.db)
  await sql`
    update new_refs n set owner_key = o.owner_key, owner = o.owner from (
      select distinct on (f.identity) f.identity, r.owner_key, r.owner from row_refs r join refs f using (ref_key)
      where f.identity is not null and r.owner_key is not null order by f.identity, r.row_no
    ) o where o.identity = n.identity`.execute(ctx.db)
}

/** What a reference has wrong is wrong in each of its rows. */
export async function spreadReferenceProblems(ctx: Context): Promise<void> {
  await sql`
    insert into row_problems select r.row_no, p.problem from row_refs r join ref_problems p using (ref_key)
    where not r.is_bad`.execute(ctx.db)
}

/** Only customers that something is written for are created. `used` answers their ids in a column customer_id. */
export async function keepUsedReferences(ctx: Context, used: RawBuilder<unknown>): Promise<number> {
  await sql`update new_refs n set is_used = true from (${used}) u where u.customer_id = n.id`.execute(ctx.db)
  const { rows } = await sql<{ count: number }>`select count(*) as count from new_refs where is_used`.execute(ctx.db)
  return rows[0]?.count ?? 0
}

interface NewReference {
  id: string
  name: string
  externalId: string | null
  creditCode: string | null
}

const batchSize = 2000

/** Creates the customers that orders, contacts or follow-ups need, and stages their first holders. */
export async function insertReferencedCustomers(
  ctx: Context,
  importId: string,
  kind: 'organisation' | 'individual',
  poolId: string | null,
): Promise<number> {
  let afterId: string | null = null
  let count = 0
  for (;;) {
    const { rows }: { rows: NewReference[] } = await sql<NewReference>`
      select id, name, external_id, credit_code from new_refs
      where is_used and (${afterId}::uuid is null or id > ${afterId}::uuid) order by id limit ${batchSize}`.execute(
      ctx.db,
    )
    if (rows.length > 0) await insertBatch(ctx, importId, kind, rows)
    count += rows.length
    const last = rows.at(-1)
    if (last === undefined || rows.length < batchSize) break
    afterId = last.id
  }
  if (count === 0) return 0
  await sql`create temporary table new_customers (customer_id uuid primary key, person_id uuid, pool_id uuid,
    reason_code text, reason jsonb) on commit drop`.execute(ctx.db)
  await sql`
    insert into new_customers
    select n.id, h.person_id, coalesce(h.pool_id, ${poolId}::uuid), 'imported',
      case when h.key is null then '{}' else jsonb_build_object('by', n.owner) end
    from new_refs n left join holders h on h.key = n.owner_key where n.is_used`.execute(ctx.db)
  return count
}

async function insertBatch(
  ctx: Context,
  importId: string,
  kind: 'organisation' | 'individual',
  rows: readonly NewReference[],
): Promise<void> {
  const actor = ctx.actor.personId
  const customers = rows.map((row) => ({
    id: row.id,
    name: row.name,
    external_id: row.externalId,
    credit_code: row.creditCode,
    tokens: searchTokens({ kind, name: row.name }),
  }))
  await sql`
    insert into customers (id, kind, name, external_id, credit_code, search_tokens, created_by, updated_by, import_id)
    select n.id, ${kind}, n.name, n.external_id, n.credit_code, array(select jsonb_array_elements_text(n.tokens)),
      ${actor}::uuid, ${actor}::uuid, ${importId}::uuid
    from jsonb_to_recordset(${JSON.stringify(customers)}::jsonb)
      as n(id uuid, name text, external_id text, credit_code text, tokens jsonb)`.execute(ctx.db)
  const keys = rows.flatMap((row) => keysOf({ kind, ...row }).map((key) => ({ ...key, id: row.id })))
  await sql`
    insert into customer_keys (kind, value, customer_id) select * from unnest(${keys.map((key) => key.kind)}::text[],
      ${keys.map((key) => key.value)}::text[], ${keys.map((key) => key.id)}::uuid[])`.execute(ctx.db)
  await sql`insert into customer_stats (customer_id) select unnest(${rows.map((row) => row.id)}::uuid[])`.execute(
    ctx.db,
  )
}
