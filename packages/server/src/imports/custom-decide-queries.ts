import type { CustomField } from '@zhike/core/custom-fields/schema'
import { sql, type RawBuilder } from 'kysely'
import type { Context } from '../platform/context/context.ts'

// What fields of the company's own ask of the rows of a file, each field in one statement.

/** Records that a file writes: row_no, custom, record_id (null: a new one) and kind (of a customer). */
export type StagedRecords = RawBuilder<unknown>

export const stagedCustomers: StagedRecords = sql`(
  select s.row_no, s.custom, t.customer_id as record_id, s.effective_kind as kind
  from staged_customers s left join targets t using (row_no))`

export const stagedContacts: StagedRecords = sql`(
  select s.row_no, s.custom, t.contact_id as record_id, null::text as kind
  from staged_contacts s left join contact_targets t using (row_no))`

/** The rows of one order are one record; what is wrong with it is said of its first row. */
export const stagedOrders: StagedRecords = sql`(select g.first_row as row_no, g.custom, g.record_id, null::text as kind from order_values g)`

/** New records (of these kinds of customer; null: whatever they are) without a value that they need. */
export async function refuseMissingValues(
  ctx: Context,
  records: StagedRecords,
  { key }: CustomField,
  name: string,
  kinds: readonly string[] | null,
): Promise<void> {
  const isOfKind = kinds === null ? sql`true` : sql`r.kind = any(${kinds}::text[])`
  await sql`
    insert into row_problems
    select r.row_no, jsonb_build_object('code', 'value.required', 'field', ${name}::text)
    from ${records} r
    where r.record_id is null and ${isOfKind} and not coalesce(r.custom ? ${key}::text, false)`.execute(ctx.db)
}

/** Two rows with a value that only one record may have. */
export async function refuseSharedValues(
  ctx: Context,
  records: StagedRecords,
  { key, type }: CustomField,
  name: string,
): Promise<void> {
  await sql`
    with keyed as (
      select r.row_no, r.custom ->> ${key}::text as value, custom_key_of(${type}, r.custom -> ${key}::text) as key
      from ${records} r where r.custom ? ${key}::text
    )
    insert into row_problems
    select k.row_no, jsonb_build_object('code', 'duplicate.custom', 'field', ${name}::text, 'value', left(k.value, 200),
      'other', case when k.row_no = g.first_row then g.last_row else g.first_row end)
    from keyed k join (select key, min(row_no) as first_row, max(row_no) as last_row from keyed
      group by key having count(*) > 1) g using (key)`.execute(ctx.db)
}

/** Values that another record has already. */
export async function refuseTakenValues(
  ctx: Context,
  records: StagedRecords,
  { id, key, type }: CustomField,
  name: string,
): Promise<void> {
  await sql`
    insert into row_problems
    select r.row_no, jsonb_build_object('code', 'custom.taken', 'field', ${name}::text,
      'value', left(r.custom ->> ${key}::text, 200))
    from ${records} r
    join custom_keys k on k.field_id = ${id}::uuid and k.value = custom_key_of(${type}, r.custom -> ${key}::text)
    where r.custom ? ${key}::text and k.record_id is distinct from r.record_id`.execute(ctx.db)
}
