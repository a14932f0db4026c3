import { sql, type RawBuilder } from 'kysely'
import type { Context } from '../platform/context/context.ts'
import { hangingTables, movingOrder, unitedTables, type MovingName } from './hanging-tables.ts'

// The way back. A temporary table says which row of the survivor goes to whom, and with which columns other than now.

const own = ['contacts', 'orders', 'follow_ups', 'customer_files', 'special_days', 'consents', ...unitedTables] as const

const keyOf = (table: (typeof own)[number]) => sql.ref(`x.${hangingTables[table].rowId}`)

/** Columns that still are what the merge made of them, as they were before. */
const restored = (row: RawBuilder<unknown>) => sql`(select jsonb_object_agg(e.key, e.value)
  from jsonb_each(k.changed -> 'old') e where to_jsonb(${row}) -> e.key is not distinct from k.changed -> 'new' -> e.key)`

/** What came over and is still there goes back, changed since or not. */
export async function listReturning(ctx: Context, mergeId: string, survivorId: string): Promise<void> {
  await sql`create temporary table going (table_name text, row_id uuid, customer_id uuid, columns jsonb,
    primary key (table_name, row_id)) on commit drop`.execute(ctx.db)
  for (const table of own) {
    await sql`insert into going select ${table}, ${keyOf(table)}, k.customer_id,
        case when k.changed is not null then ${restored(sql`x`)} end
      from customer_merge_rows k join ${sql.table(table)} x on x.customer_id = ${survivorId}::uuid
        and ${keyOf(table)} = k.row_id
      where k.merge_id = ${mergeId}::uuid and k.table_name = ${table} and k.united is null
        and k.customer_id <> ${survivorId}::uuid`.execute(ctx.db)
  }
  await sql`analyze going`.execute(ctx.db)
}

const kinds = { contact: 'contacts', order: 'orders', 'follow-up': 'follow_ups', file: 'customer_files' } as const
export type AddedKind = keyof typeof kinds

/** What was added since and was chosen to go along. */
export async function addChosen(
  ctx: Context,
  merge: { id: string; survivorId: string; finishedAt: string | null },
  moves: readonly { kind: string; id: string; to: string }[],
): Promise<void> {
  for (const [kind, table] of Object.entries(kinds)) {
    const some = moves.filter((move) => move.kind === kind)
    if (some.length === 0) continue
    await sql`insert into going select ${table}, x.id, w.target, null
      from unnest(${some.map((move) => move.id)}::uuid[], ${some.map((move) => move.to)}::uuid[]) w(id, target)
      join ${sql.table(table)} x on x.customer_id = ${merge.survivorId}::uuid and x.id = w.id
        and x.created_at > ${merge.finishedAt}::timestamptz
      on conflict do nothing`.execute(ctx.db)
  }
}

/** What belongs to a contact that goes, goes with it: consent without its person, or a talk with nobody, says nothing. */
export async function addWhatBelongs(ctx: Context, merge: { survivorId: string; finishedAt: string | null }) {
  for (const table of ['follow_ups', 'customer_files', 'special_days', 'consents'] as const) {
    const isPersons = table === 'consents' || table === 'special_days'
    const since = isPersons ? sql`` : sql`and x.created_at > ${merge.finishedAt}::timestamptz`
    await sql`insert into going select ${table}, x.id, g.customer_id, null
      from ${sql.table(table)} x join going g on g.table_name = 'contacts' and g.row_id = x.contact_id
      where x.customer_id = ${merge.survivorId}::uuid ${since} on conflict do nothing`.execute(ctx.db)
  }
}

/** What fields of orders hold goes wherever its order goes, and what fields of contacts hold with the contact. */
export async function addFilesOfFields(ctx: Context, survivorId: string): Promise<void> {
  await sql`insert into going select 'customer_files', x.id, g.customer_id, null
    from customer_files x join going g on (g.table_name = 'orders' and g.row_id = x.order_id)
      or (g.table_name = 'contacts' and g.row_id = x.contact_id)
    where x.customer_id = ${survivorId}::uuid and x.field_id is not null on conflict do nothing`.execute(ctx.db)
}

/** What a record says again that somebody put away while it was merged, is there again. */
export async function bringHeldBack(ctx: Context, customerIds: readonly string[]): Promise<void> {
  await sql`
    update customer_files a set deleted_at = null, deleted_by = null, version = a.version + 1
    from custom_fields f, customers c
    where f.id = a.field_id and f.record = 'customer' and c.id = a.customer_id
      and c.id = any(${customerIds}::uuid[]) and a.deleted_at is not null
      and c.custom ->> f.key = a.id::text`.execute(ctx.db)
}

/** Each of them has one primary contact again: who is it now, else who was before the merge. */
export async function settlePrimaries(ctx: Context, survivorId: string): Promise<void> {
  await sql`
    update going g set columns = coalesce(g.columns, '{}') || jsonb_build_object('is_primary', p.nth = 1)
    from (select g.row_id, row_number() over (partition by g.customer_id
        order by x.is_primary desc, (g.columns ->> 'is_primary')::boolean is true desc, x.created_at, x.id) as nth
      from going g join contacts x on x.customer_id = ${survivorId}::uuid and x.id = g.row_id
      where g.table_name = 'contacts' and x.deleted_at is null
        and (x.is_primary or (g.columns ->> 'is_primary')::boolean)) p
    where g.table_name = 'contacts' and g.row_id = p.row_id`.execute(ctx.db)
}

/** Numbers and marks that are taken where a chosen row goes. */
export async function settleClashes(ctx: Context, survivorId: string): Promise<void> {
  await sql`
    update going g set columns = coalesce(g.columns, '{}') || jsonb_build_object('number', n.number || '~' || right(replace(n.id::text, '-', ''), 12))
    from (select x.id, coalesce(g.columns ->> 'number', x.number) as number, row_number() over (
        partition by g.customer_id, coalesce(g.columns ->> 'number', x.number) order by x.created_at, x.id) as nth
      from going g join orders x on x.customer_id = ${survivorId}::uuid and x.id = g.row_id
      where g.table_name = 'orders' and x.deleted_at is null) n
    where n.nth > 1 and g.table_name = 'orders' and g.row_id = n.id`.execute(ctx.db)
  await sql`
    update going g set columns = coalesce(g.columns, '{}') || '{"fingerprint": null}'
    from (select x.id, row_number() over (partition by g.customer_id,
        coalesce(g.columns ->> 'fingerprint', x.fingerprint::text) order by x.created_at, x.id) as nth
      from going g join follow_ups x on x.customer_id = ${survivorId}::uuid and x.id = g.row_id
      where g.table_name = 'follow_ups' and x.deleted_at is null
        and coalesce(g.columns ->> 'fingerprint', x.fingerprint::text) is not null) n
    where n.nth > 1 and g.table_name = 'follow_ups' and g.row_id = n.id`.execute(ctx.db)
}

/** A talk or a file whose contact ends up with somebody else keeps its words and loses the contact. */
export async function cutReferences(ctx: Context, survivorId: string): Promise<void> {
  for (const table of ['follow_ups', 'customer_files'] as const) {
    await sql`
      update going g set columns = coalesce(g.columns, '{}') || '{"contact_id": null}'
      from ${sql.table(table)} x
      where g.table_name = ${table} and x.customer_id = ${survivorId}::uuid and x.id = g.row_id
        and x.contact_id is not null and not exists (select from going n where n.table_name = 'contacts'
          and n.row_id = x.contact_id and n.customer_id = g.customer_id)`.execute(ctx.db)
    await sql`
      update ${sql.table(table)} x set contact_id = null from going n
      where n.table_name = 'contacts' and x.customer_id = ${survivorId}::uuid and x.contact_id = n.row_id
        and not exists (select from going g where g.table_name = ${table} and g.row_id = x.id)`.execute(ctx.db)
  }
}

/** Two people who end up with different customers have nothing between them any more. */
export async function cutTies(ctx: Context, survivorId: string): Promise<void> {
  const goesTo = (column: string) => sql`(select g.customer_id from going g
    where g.table_name = 'contacts' and g.row_id = ${sql.ref(column)})`
  await sql`delete from contact_ties x where x.customer_id = ${survivorId}::uuid
    and ${goesTo('x.contact_id')} is distinct from ${goesTo('x.other_id')}`.execute(ctx.db)
}

/** The rows themselves: inserted where they belong, then taken from the survivor. */
export async function carryBack(ctx: Context, survivorId: string): Promise<void> {
  for (const table of movingOrder) await insertBack(ctx, table, survivorId)
  for (const table of [...movingOrder].reverse()) {
    const decision = hangingTables[table]
    const parent = decision.how === 'follows' ? decision.parent : table
    const key = sql.ref(`x.${decision.how === 'follows' ? decision.by : decision.rowId}`)
    await sql`delete from ${sql.table(table)} x using going g
      where g.table_name = ${parent} and x.customer_id = ${survivorId}::uuid and ${key} = g.row_id`.execute(ctx.db)
  }
}

async function insertBack(ctx: Context, table: MovingName, survivorId: string): Promise<void> {
  const decision = hangingTables[table]
  const parent = decision.how === 'follows' ? decision.parent : table
  const key = sql.ref(`x.${decision.how === 'follows' ? decision.by : decision.rowId}`)
  const columns = decision.how === 'follows' ? sql`'{}'::jsonb` : sql`coalesce(g.columns, '{}')`
  await sql`insert into ${sql.table(table)} select r.* from going g
    join ${sql.table(table)} x on x.customer_id = ${survivorId}::uuid and ${key} = g.row_id
    cross join lateral jsonb_populate_record(x, ${columns} || jsonb_build_object('customer_id', g.customer_id)) r
    where g.table_name = ${parent} ${decision.how === 'unites' ? sql`on conflict do nothing` : sql``}`.execute(ctx.db)
}

/** A tag or segment may be gone by now. */
const partnerOf = { person_id: 'people', tag_id: 'tags', segment_id: 'segments' } as const

/** Rows that became one with another of the same person, tag or segment, and the survivor's own that had to change. */
export async function giveBackUnited(ctx: Context, mergeId: string, survivorId: string): Promise<void> {
  for (const table of unitedTables) {
    await sql`insert into ${sql.table(table)} select r.* from customer_merge_rows k
      cross join lateral jsonb_populate_record(null::${sql.table(table)}, k.united) r
      where k.merge_id = ${mergeId}::uuid and k.table_name = ${table} and k.united is not null
        and exists (select from ${sql.table(partnerOf[hangingTables[table].rowId])} p where p.id = k.row_id)
      on conflict do nothing`.execute(ctx.db)
  }
  await sql`
    update consents c set ended_on = r.ended_on, end_kind = r.end_kind, ended_at = r.ended_at, ended_by = r.ended_by,
      ended_name = r.ended_name
    from customer_merge_rows k join consents o on o.customer_id = k.customer_id and o.id = k.row_id
    cross join lateral jsonb_populate_record(o, coalesce(${restored(sql`o`)}, '{}')) r
    where k.merge_id = ${mergeId}::uuid and k.table_name = 'consents' and k.customer_id = ${survivorId}::uuid
      and c.customer_id = o.customer_id and c.id = o.id
      and not exists (select from consents s where s.customer_id = o.customer_id and s.contact_id is null
        and s.purpose = o.purpose and s.channel = o.channel and s.ended_on is null)`.execute(ctx.db)
}

export async function hadPrimary(ctx: Context, customerId: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`select id from contacts
    where customer_id = ${customerId}::uuid and is_primary and deleted_at is null`.execute(ctx.db)
  return rows.length > 0
}
