import { newId } from '@zhike/core/kernel/ids'
import { sql, type Kysely } from 'kysely'
import type { Context } from '../platform/context/context.ts'
import type { Database } from '../platform/database/generated/database-types.ts'
import { customFields } from './custom-field-words.ts'

const batchSize = 5000

/** Inserts rows set-based; keys of the rows are the table's own column names. */
export async function insertRows(ctx: Context, table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
  const first = rows[0]
  if (!first) return
  const columns = sql.join(Object.keys(first).map((column) => sql.ref(column)))
  for (let start = 0; start < rows.length; start += batchSize) {
    const batch = JSON.stringify(rows.slice(start, start + batchSize))
    await sql`insert into ${sql.table(table)} (${columns})
      select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${batch}::jsonb)`.execute(ctx.db)
  }
}

export async function hasAnyCustomer(ctx: Context): Promise<boolean> {
  return (await ctx.db.selectFrom('customers').select('id').limit(1).executeTakeFirst()) !== undefined
}

export async function analyzeLoadedTables(ctx: Context): Promise<void> {
  await sql`analyze customers, customer_keys, customer_stats, contacts, orders, order_lines, follow_ups, tenures`.execute(
    ctx.db,
  )
}

/** What the demo brought, so that removing it takes no more than that. */
export interface DemoMark {
  /** The demo company is the company: nobody had set one up before. */
  isOwnCompany: boolean
  departmentIds: string[]
  personIds: string[]
  /** Whom one click signs in. */
  signInAs: string[]
}

/** Marks the company as the demo; on a fresh installation the demo company is the company. Answers whether it was. */
export async function markCompanyAsDemo(ctx: Context, name: string): Promise<boolean> {
  const { rows } = await sql<{ isNew: boolean }>`
    insert into company (name, is_demo, onboarding) values (${name}, true, 'done')
    on conflict (id) do update set is_demo = true, onboarding = 'done' returning xmax = 0 as is_new`.execute(ctx.db)
  return rows[0]?.isNew ?? false
}

export async function saveDemoMark(ctx: Context, mark: DemoMark): Promise<void> {
  const value = JSON.stringify(mark)
  await ctx.db
    .insertInto('settings')
    .values({ key: 'demo', value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}

export async function findDemoMark(db: Kysely<Database>): Promise<DemoMark | null> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', 'demo').executeTakeFirst()
  return row ? (row.value as DemoMark) : null
}

/** As the owner: the application's role may delete neither tenures nor audit. */
export async function removeDemoRows(db: Kysely<Database>, mark: DemoMark): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`truncate customers, pools, rule_versions, ownership_runs, tier_runs, imports, import_rows, import_decisions, import_duplicates, files, events, idempotency_keys,
      person_loads, contact_views, contact_view_days, tags, segments, duplicate_clusters, duplicate_scans, custom_values, custom_keys cascade`.execute(
      trx,
    )
    await sql`delete from custom_fields f using unnest(${customFields.map(({ record }) => record)}::text[],
      ${customFields.map(({ key }) => key)}::text[]) as d(record, key)
      where ${mark.isOwnCompany} or (f.record = d.record and f.key = d.key)`.execute(trx)
    if (mark.isOwnCompany) {
      await sql`truncate company, departments, people, settings, exchange_rates, audit_entries, sign_in_attempts, setup_codes,
        auth."user", auth."verification" cascade`.execute(trx)
      await sql`delete from roles where not is_built_in`.execute(trx)
      return
    }
    await sql`delete from auth."user" u using people p
      where p.auth_user_id = u.id and p.id = any(${mark.personIds}::uuid[])`.execute(trx)
    await sql`update people set manager_id = null where manager_id = any(${mark.personIds}::uuid[])`.execute(trx)
    await sql`update people set department_id = null where department_id = any(${mark.departmentIds}::uuid[])`.execute(
      trx,
    )
    await sql`update identity_providers set new_people_in = null
      where new_people_in = any(${mark.departmentIds}::uuid[])`.execute(trx)
    await sql`update teams set lead_id = null where lead_id = any(${mark.personIds}::uuid[])`.execute(trx)
    await sql`delete from teams t where not exists (select from team_members m
      where m.team_id = t.id and m.person_id <> all(${mark.personIds}::uuid[]))`.execute(trx)
    await sql`delete from leaves where person_id = any(${mark.personIds}::uuid[])
      or delegate_id = any(${mark.personIds}::uuid[]) or created_by = any(${mark.personIds}::uuid[])`.execute(trx)
    await sql`delete from post_changes where person_id = any(${mark.personIds}::uuid[])
      or from_manager_id = any(${mark.personIds}::uuid[]) or to_manager_id = any(${mark.personIds}::uuid[])`.execute(
      trx,
    )
    await sql`update backup_runs set created_by = null where created_by = any(${mark.personIds}::uuid[])`.execute(trx)
    await sql`update backup_schedule set updated_by = null where updated_by = any(${mark.personIds}::uuid[])`.execute(
      trx,
    )
    await sql`delete from api_keys where person_id = any(${mark.personIds}::uuid[])`.execute(trx)
    await sql`delete from people where id = any(${mark.personIds}::uuid[])`.execute(trx)
    await sql`delete from departments where id = any(${mark.departmentIds}::uuid[])`.execute(trx)
    await sql`delete from settings where key = 'demo'`.execute(trx)
    await sql`update company set is_demo = false, onboarding = 'choose'`.execute(trx)
  })
}

export async function findRootDepartment(ctx: Context): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('departments')
    .select('id')
    .where('parentId', 'is', null)
    .orderBy('position')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

export async function updateDefaultPool(
  ctx: Context,
  id: string,
  values: { name: string; description: string },
): Promise<void> {
  await ctx.db.updateTable('pools').set(values).where('id', '=', id).execute()
}

/** What a person holds that brought most in 12 months. */
export async function selectLargest(ctx: Context, personId: string, count: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select t.customer_id as id from tenures t join customer_stats s on s.customer_id = t.customer_id
    where t.person_id = ${personId}::uuid and t.end_at = 'infinity'
    order by s.revenue12m desc nulls last, t.customer_id limit ${count}`.execute(ctx.db)
  return rows.map((row) => row.id)
}

/** Puts a new version in force; the one before is kept as history. */
export async function replaceActiveRules(ctx: Context, rules: readonly unknown[]): Promise<string> {
  const id = newId()
  await sql`update rule_versions set state = 'superseded' where state = 'active'`.execute(ctx.db)
  await sql`insert into rule_versions (id, no, state, based_on, rules, activated_at)
    select ${id}::uuid, coalesce(max(no), 0) + 1, 'active',
      (select id from rule_versions order by no desc limit 1), ${JSON.stringify(rules)}::jsonb, now()
    from rule_versions`.execute(ctx.db)
  return id
}

/** Puts a tag on the customers it fits, on one in so many of them; `salt` keeps tags from falling on the same ones. */
export async function tagWhere(
  ctx: Context,
  tagId: string,
  { fact, oneIn }: { fact: 'largest' | 'dormant' | 'recent' | 'any'; oneIn: number },
  salt: number,
): Promise<void> {
  const fits = {
    largest: sql`c.tier = 'A'`,
    dormant: sql`s.last_order_on < current_date - 180`,
    recent: sql`s.last_order_on >= current_date - 60`,
    any: sql`true`,
  }[fact]
  await sql`
    insert into customer_tags (customer_id, tag_id, added_at)
    select c.id, ${tagId}::uuid, ${ctx.services.clock().toISOString()}::timestamptz - make_interval(days => (abs(hashint4(c.n + ${salt})) % 90))
    from (select id, tier, (row_number() over (order by external_id, id))::int as n from customers
      where deleted_at is null) c
    join customer_stats s on s.customer_id = c.id
    where ${fits} and abs(hashint4(c.n * 31 + ${salt})) % ${oneIn} = 0
    on conflict do nothing`.execute(ctx.db)
}

/** Customers themselves and their contacts, always in the same order. */
export async function selectPeopleOfCustomers(ctx: Context) {
  const { rows } = await sql<{ customerId: string; contactId: string | null; kind: string }>`
    select c.id as customer_id, null::uuid as contact_id, c.kind, c.external_id, 0 as place from customers c
    union all
    select c.id, n.id, c.kind, c.external_id, row_number() over (partition by c.id order by n.created_at, n.name, n.id)
    from customers c join contacts n on n.customer_id = c.id
    order by 4, 1, 5`.execute(ctx.db)
  return rows
}
