import type { CustomField } from '@zhike/core/custom-fields/schema'
import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'

// What fields of the company's own ask of the rows of a customer file, each field in one statement.

/** New customers of these kinds without a value that they need. */
export async function refuseMissingValues(
  ctx: Context,
  { key }: CustomField,
  name: string,
  kinds: readonly string[],
): Promise<void> {
  await sql`
    insert into row_problems
    select s.row_no, jsonb_build_object('code', 'value.required', 'field', ${name}::text)
    from staged_customers s left join targets t using (row_no)
    where t.row_no is null and s.effective_kind = any(${kinds}::text[]) and not coalesce(s.custom ? ${key}::text, false)`.execute(
    ctx.db,
  )
}

/** Two rows with a value that only one record may have. */
export async function refuseSharedValues(ctx: Context, { key, type }: CustomField, name: string): Promise<void> {
  await sql`
    with keyed as (
      select row_no, custom ->> ${key}::text as value, custom_key_of(${type}, custom -> ${key}::text) as key
      from staged_customers where custom ? ${key}::text
    )
    insert into row_problems
    select k.row_no, jsonb_build_object('code', 'duplicate.custom', 'field', ${name}::text, 'value', left(k.value, 200),
      'other', case when k.row_no = g.first_row then g.last_row else g.first_row end)
    from keyed k join (select key, min(row_no) as first_row, max(row_no) as last_row from keyed
      group by key having count(*) > 1) g using (key)`.execute(ctx.db)
}

/** Values that another record has already. */
export async function refuseTakenValues(ctx: Context, { id, key, type }: CustomField, name: string): Promise<void> {
  await sql`
    insert into row_problems
    select s.row_no, jsonb_build_object('code', 'custom.taken', 'field', ${name}::text,
      'value', left(s.custom ->> ${key}::text, 200))
    from staged_customers s left join targets t using (row_no)
    join custom_keys k on k.field_id = ${id}::uuid and k.value = custom_key_of(${type}, s.custom -> ${key}::text)
    where s.custom ? ${key}::text and k.record_id is distinct from t.customer_id`.execute(ctx.db)
}
