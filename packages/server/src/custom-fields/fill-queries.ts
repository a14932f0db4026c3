import type { CustomField } from '@zhike/core/custom-fields/schema'
import { sql, type RawBuilder } from 'kysely'
import type { Context } from '../platform/context/context.ts'

// Gathering what records already hold for a field that became indexed or unique, and sweeping up behind one that is not.

/**
 * Whether every transaction is over that did not know of the change: from then on whoever writes keeps the values by
 * itself. A number from the future comes from the database that a backup was made of.
 */
export async function olderAreDone(ctx: Context, fieldId: string): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select coalesce(fill_after < pg_snapshot_xmin(s)::text::bigint or fill_after >= pg_snapshot_xmax(s)::text::bigint,
      true) as done
    from custom_fields, pg_current_snapshot() s where id = ${fieldId}::uuid`.execute(ctx.db)
  return rows[0]?.done ?? true
}

export interface Place {
  customerId: string
  recordId: string
}

interface Source {
  table: RawBuilder<unknown>
  customer: RawBuilder<unknown>
  after(place: Place): RawBuilder<boolean>
  order: RawBuilder<unknown>
}

const ofCustomer = (table: string): Source => ({
  table: sql.table(table),
  customer: sql`r.customer_id`,
  after: ({ customerId, recordId }) => sql<boolean>`(r.customer_id, r.id) > (${customerId}::uuid, ${recordId}::uuid)`,
  order: sql`r.customer_id, r.id`,
})

const sources: Record<CustomField['record'], Source> = {
  customer: {
    table: sql`customers`,
    customer: sql`r.id`,
    after: ({ recordId }) => sql<boolean>`r.id > ${recordId}::uuid`,
    order: sql`r.id`,
  },
  contact: ofCustomer('contacts'),
  order: ofCustomer('orders'),
}

/**
 * Gathers from the next records; answers the last of them, null after the end. Their rows are locked, so that nobody
 * changes a value between reading and keeping it.
 */
export async function fillBatch(
  ctx: Context,
  field: CustomField,
  after: Place | null,
  limit: number,
): Promise<Place | null> {
  const { table, customer, after: isAfter, order } = sources[field.record]
  const { rows } = await sql<Place>`
    with batch as materialized (
      select ${customer} as customer_id, r.id as record_id from ${table} r
      where ${after ? isAfter(after) : sql`true`} order by ${order} limit ${limit}
    ), held as materialized (
      select ${customer} as customer_id, r.id as record_id, r.custom -> ${field.key}::text as value
      from batch b join ${table} r on r.id = b.record_id and ${customer} = b.customer_id
      where r.custom ? ${field.key}::text and r.deleted_at is null for no key update of r
    ), kept as (
      insert into custom_values (customer_id, field_id, record_id, ordinal, text, number, day, time)
      select h.customer_id, f.id, h.record_id, v.ordinal, v.text, v.number, v.day, v.time
      from held h join custom_fields f on f.id = ${field.id}::uuid and f.is_indexed
      cross join lateral custom_value_rows(f, h.value) v
      on conflict (customer_id, field_id, record_id, ordinal) do update
        set text = excluded.text, number = excluded.number, day = excluded.day, time = excluded.time
    ), keyed as (
      insert into custom_keys (field_id, value, customer_id, record_id)
      select f.id, custom_key_of(f.type, h.value), h.customer_id, h.record_id
      from held h join custom_fields f on f.id = ${field.id}::uuid and f.is_unique order by 2
      on conflict do nothing
    )
    select customer_id, record_id from batch order by customer_id desc, record_id desc limit 1`.execute(ctx.db)
  return rows[0] ?? null
}

export interface SharedValue {
  value: string
  count: number
}

/** A value that a record of the batch shares with another one, and how many have it. */
export async function findShared(
  ctx: Context,
  field: CustomField,
  after: Place | null,
  last: Place,
): Promise<SharedValue | null> {
  const { table, customer, after: isAfter } = sources[field.record]
  const upTo =
    field.record === 'customer'
      ? sql`r.id <= ${last.recordId}::uuid`
      : sql`(r.customer_id, r.id) <= (${last.customerId}::uuid, ${last.recordId}::uuid)`
  const { rows } = await sql<SharedValue>`
    select r.custom ->> ${field.key}::text as value, 2 as count
    from ${table} r join custom_keys k on k.field_id = ${field.id}::uuid
      and k.value = custom_key_of(${field.type}, r.custom -> ${field.key}::text) and k.record_id <> r.id
    where ${after ? isAfter(after) : sql`true`} and ${upTo} and r.custom ? ${field.key}::text and r.deleted_at is null
      and ${customer} is not null
    limit 1`.execute(ctx.db)
  const [shared] = rows
  if (!shared) return null
  const counted = await sql<{ n: number }>`
    select count(*) as n from ${table} r where r.deleted_at is null and r.custom ? ${field.key}::text
      and custom_key_of(${field.type}, r.custom -> ${field.key}::text)
        = custom_key_of(${field.type}, ${JSON.stringify(shared.value)}::jsonb)`.execute(ctx.db)
  return { value: shared.value.slice(0, 200), count: counted.rows[0]?.n ?? 2 }
}

/** Not unique after all: the field stays usable, and says which value two records share. */
export async function markFailed(ctx: Context, fieldId: string, shared: SharedValue): Promise<void> {
  const problem = JSON.stringify({ code: 'shared-value', ...shared })
  await sql`update custom_fields set fill_state = 'failed', fill_problem = ${problem}::jsonb, is_unique = false,
    version = version + 1 where id = ${fieldId}::uuid and fill_state = 'filling'`.execute(ctx.db)
}

export async function markReady(ctx: Context, fieldId: string): Promise<void> {
  await sql`update custom_fields set fill_state = 'ready', fill_after = null
    where id = ${fieldId}::uuid and fill_state = 'filling'`.execute(ctx.db)
  await sql`analyze custom_values`.execute(ctx.db)
}

/** Some rows that no index or uniqueness needs any more; answers how many went. */
export async function sweepBatch(ctx: Context, fieldId: string, limit: number): Promise<number> {
  const values = await sql`
    delete from custom_values where (customer_id, field_id, record_id, ordinal) in (
      select v.customer_id, v.field_id, v.record_id, v.ordinal from custom_values v
      join custom_fields f on f.id = v.field_id
      where f.id = ${fieldId}::uuid and (f.deleted_at is not null or not f.is_indexed) limit ${limit})`.execute(ctx.db)
  const keys = await sql`
    delete from custom_keys where (field_id, value) in (
      select k.field_id, k.value from custom_keys k join custom_fields f on f.id = k.field_id
      where f.id = ${fieldId}::uuid and (f.deleted_at is not null or not f.is_unique) limit ${limit})`.execute(ctx.db)
  return Number(values.numAffectedRows ?? 0) + Number(keys.numAffectedRows ?? 0)
}

export async function selectUnfilled(ctx: Context): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from custom_fields where fill_state = 'filling' order by id`.execute(ctx.db)
  return rows.map((row) => row.id)
}
