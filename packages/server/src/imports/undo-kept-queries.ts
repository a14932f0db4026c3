import type { KeptKind, KeptReason } from '@zhike/core/imports/kinds'
import { sql } from 'kysely'
import { isHeldBy } from '../platform/access/customer-reach.ts'
import { visibleHolders } from '../platform/access/visible-holders.ts'
import type { Context } from '../platform/context/context.ts'

// What an undo may touch, and what stays because somebody has gone on with it since.

/** Made from the customer and the import themselves: they go with it and say nothing of anybody's work. */
const derivedTables = [
  'contact_ties',
  'customer_keys',
  'customer_parents',
  'customer_stats',
  'customer_tags',
  'duplicate_members',
  'duplicate_pairs',
  'duplicates_apart',
  'custom_values',
  'special_days',
  'tenures',
  'tier_changes',
  'tier_results',
  'watched_customers',
]

/** Tables whose rows carry the import they came with. */
const importedTables = ['contacts', 'orders', 'follow_ups']

/**
 * Customers of the import, locked in the order of their ids: nobody hangs anything on them until this is over.
 * fate: go (created, to be removed), stay (older than the import), then kept, deleted, merged, foreign.
 */
export async function lockUndoCustomers(ctx: Context, importId: string): Promise<void> {
  await sql`create temporary table undo_customers (customer_id uuid not null, fate text not null) on commit drop`.execute(
    ctx.db,
  )
  await sql`
    insert into undo_customers
    select c.id, case when c.import_id is not distinct from ${importId}::uuid then 'go' when c.deleted_at is null then 'stay' else 'deleted' end
    from customers c where c.id in (
      select id from customers where import_id = ${importId}::uuid
      union select customer_id from contacts where import_id = ${importId}::uuid
      union select customer_id from orders where import_id = ${importId}::uuid
      union select customer_id from follow_ups where import_id = ${importId}::uuid
      union select customer_id from import_changes where import_id = ${importId}::uuid
      union select customer_id from customer_tags where import_id = ${importId}::uuid
      union select customer_id from customer_parents where import_id = ${importId}::uuid
      union select customer_id from special_days where import_id = ${importId}::uuid
      union select customer_id from contact_ties where import_id = ${importId}::uuid
    ) order by c.id for update of c`.execute(ctx.db)
  // What came to it from others by a merge goes back by undoing the merge, not from here.
  await sql`
    update undo_customers u set fate = 'merged' where u.fate = 'stay' and exists (
      select from customer_merges m where m.survivor_id = u.customer_id and m.state not in ('failed', 'undone'))`.execute(
    ctx.db,
  )
  await sql`create unique index on undo_customers (customer_id)`.execute(ctx.db)
  await sql`analyze undo_customers`.execute(ctx.db)
}

interface ReferringTable {
  name: string
  columns: string[]
}

/** Tables with a reference to this one, as the catalogue knows them: those of features yet to come, too. */
async function referringTables(ctx: Context, to: string): Promise<ReferringTable[]> {
  const { rows } = await sql<ReferringTable>`
    select r.relname as name, array(select a.attname::text from unnest(f.conkey) with ordinality as k(no, place)
      join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.no order by k.place) as columns
    from pg_constraint f join pg_class r on r.oid = f.conrelid
    where f.contype = 'f' and f.confrelid = to_regclass(${to}) order by r.relname, f.conname`.execute(ctx.db)
  return rows
}

/** Derived tables that there are, with the column of their customer. */
export async function derivedOfCustomers(ctx: Context): Promise<{ name: string; column: string }[]> {
  const tables = (await referringTables(ctx, 'public.customers')).filter(
    ({ name, columns }) => name !== 'tenures' && derivedTables.includes(name) && columns.length === 1,
  )
  return tables.map(({ name, columns: [column = 'customer_id'] }) => ({ name, column }))
}

/** Created customers that somebody has gone on with since. */
export async function keepCreatedCustomers(ctx: Context, importId: string): Promise<void> {
  const keep = async (reason: KeptReason, condition: ReturnType<typeof sql<boolean>>) => {
    await sql`
      with kept as (
        update undo_customers u set fate = 'kept' from customers c
        where u.fate = 'go' and c.id = u.customer_id and ${condition} returning u.customer_id
      )
      insert into import_kept (import_id, kind, customer_id, record_id, reason)
      select ${importId}::uuid, 'customer', customer_id, customer_id, ${reason} from kept`.execute(ctx.db)
  }
  await keep('deleted', sql<boolean>`c.deleted_at is not null`)
  await keep('edited', sql<boolean>`c.version > 1`)
  await keep(
    'moved',
    sql<boolean>`exists (select from tenures t where t.customer_id = c.id
      and (t.import_id is distinct from ${importId}::uuid or t.end_at < 'infinity'))`,
  )
  for (const table of importedTables) {
    await keep(
      'worked-on',
      sql<boolean>`exists (select from ${sql.table(table)} h where h.customer_id = c.id
        and (h.import_id is distinct from ${importId}::uuid or h.version > 1))`,
    )
  }
  await keep(
    'worked-on',
    sql<boolean>`exists (select from customer_tags m where m.customer_id = c.id
      and m.import_id is distinct from ${importId}::uuid)`,
  )
  for (const end of ['customer_id', 'parent_id']) {
    await keep(
      'worked-on',
      sql<boolean>`exists (select from customer_parents h where h.${sql.ref(end)} = c.id
        and h.import_id is distinct from ${importId}::uuid)`,
    )
  }
  await keep(
    'worked-on',
    sql<boolean>`exists (select from contact_ties i where i.customer_id = c.id
      and i.import_id is distinct from ${importId}::uuid)`,
  )
  await keep(
    'worked-on',
    sql<boolean>`exists (select from special_days d where d.customer_id = c.id
      and (d.import_id is distinct from ${importId}::uuid or d.version > 1))`,
  )
  await keep(
    'worked-on',
    sql<boolean>`exists (select from audit_entries a where a.customer_id = c.id
      and a.summary ->> 'importId' is distinct from ${importId}::text)`,
  )
  for (const { name, columns } of await referringTables(ctx, 'public.customers')) {
    if (derivedTables.includes(name) || importedTables.includes(name) || columns.length !== 1) continue
    await keep(
      'worked-on',
      sql<boolean>`exists (select from ${sql.table(name)} h where h.${sql.ref(columns[0] ?? '')} = c.id)`,
    )
  }
}

/** Older customers that whoever undoes may no longer write to are left alone. */
export async function keepForeignCustomers(ctx: Context): Promise<void> {
  const scope = await visibleHolders(ctx, 'customer.import')
  if (scope.kind === 'all') return
  await sql`
    update undo_customers u set fate = 'foreign' from tenures t
    where u.fate = 'stay' and t.customer_id = u.customer_id and t.end_at = 'infinity'
      and (${isHeldBy(scope, 't')}) is not true`.execute(ctx.db)
}

/** What the import added to customers that stay: gone with it, unless somebody has gone on with that. */
export async function findUndoRecords(ctx: Context, importId: string): Promise<void> {
  await sql`create temporary table undo_records (kind text not null, customer_id uuid not null, record_id uuid not null,
    primary key (kind, customer_id, record_id)) on commit drop`.execute(ctx.db)
  for (const [kind, table] of [
    ['contact', 'contacts'],
    ['order', 'orders'],
    ['follow-up', 'follow_ups'],
  ] as const) {
    const others = (await referringTables(ctx, `public.${table}`)).filter(
      ({ name, columns }) => name !== 'order_lines' && columns.length === 2,
    )
    // A birthday or a boss that came with the same file, and that nobody changed, goes with its contact.
    const isOther = sql`o.import_id is distinct from ${importId}::uuid`
    const ownWork = (name: string) =>
      name === 'special_days'
        ? sql`and (${isOther} or o.version > 1)`
        : name === 'contact_ties'
          ? sql`and ${isOther}`
          : sql``
    const worked = others.map(
      ({ name, columns }) => sql`exists (select from ${sql.table(name)} o
        where o.${sql.ref(columns[0] ?? '')} = h.customer_id and o.${sql.ref(columns[1] ?? '')} = h.id ${ownWork(name)})`,
    )
    await sql`
      with found as (
        select h.customer_id, h.id, case when u.fate = 'foreign' then 'out-of-scope' when u.fate = 'deleted' then 'deleted' when u.fate = 'merged' then 'worked-on'
          when h.version > 1 then 'edited' when ${worked.length > 0 ? sql.join(worked, sql` or `) : sql`false`} then 'worked-on' end as reason
        from ${sql.table(table)} h join undo_customers u on u.customer_id = h.customer_id and u.fate in ('stay', 'foreign', 'deleted', 'merged')
        where h.import_id = ${importId}::uuid and h.deleted_at is null
      ), kept as (
        insert into import_kept (import_id, kind, customer_id, record_id, reason)
        select ${importId}::uuid, ${kind}, customer_id, id, reason from found where reason is not null
      )
      insert into undo_records select ${kind}, customer_id, id from found where reason is null`.execute(ctx.db)
  }
  await sql`analyze undo_records`.execute(ctx.db)
}

export interface StoredKept {
  kind: KeptKind
  recordId: string
  customerId: string
  name: string
  reason: KeptReason
  fields: string[]
}

export async function listStoredKept(
  ctx: Context,
  importId: string,
  after: { kind: string; customerId: string; recordId: string } | null,
  limit: number,
): Promise<StoredKept[]> {
  const { rows } = await sql<StoredKept>`
    select k.kind, k.record_id, k.customer_id, c.name, k.reason, k.fields
    from import_kept k join customers c on c.id = k.customer_id
    where k.import_id = ${importId}::uuid and (${after === null} or (k.kind, k.customer_id, k.record_id) >
      (${after?.kind ?? ''}, ${after?.customerId ?? null}::uuid, ${after?.recordId ?? null}::uuid))
    order by k.kind, k.customer_id, k.record_id limit ${limit}`.execute(ctx.db)
  return rows
}
