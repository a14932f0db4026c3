import type { CustomFieldShape, CustomRecord } from '@zhike/core/custom-fields/field-kinds'
import { sortableTypes } from '@zhike/core/custom-fields/field-kinds'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { sql, type RawBuilder } from 'kysely'
import type { Context } from '../platform/context/context.ts'
import { keepPlan } from '../platform/database/keep-plans.ts'

// Definitions of fields, and how many records have a value of one.

type FieldRow = Omit<CustomField, 'isSortable'>

const columns = sql`id, version, record, key, type, label, help, section, position, is_required, is_unique, is_indexed,
  in_list, fallback, options, kinds, tiers, roles, fill_state, fill_problem, deleted_at`

function toField(row: FieldRow): CustomField {
  return { ...row, isSortable: sortableTypes.has(row.type) }
}

/** The fields of a record in their order; read anew each time, so that a field is there from the moment it exists. */
export async function selectFields(ctx: Context, record: CustomRecord | null): Promise<CustomField[]> {
  const { rows } = await sql<FieldRow>`${sql.raw(keepPlan)}select ${columns} from custom_fields
    where deleted_at is null and (${record}::text is null or record = ${record}::text)
    order by record, position, id`.execute(ctx.db)
  return rows.map(toField)
}

/** Also those that are deleted: what was decided by them is still to be explained. */
export async function selectEveryField(ctx: Context, record: CustomRecord): Promise<CustomField[]> {
  const { rows } = await sql<FieldRow>`select ${columns} from custom_fields where record = ${record}
    order by position, id`.execute(ctx.db)
  return rows.map(toField)
}

export async function selectDeletedFields(ctx: Context, record: CustomRecord | null): Promise<CustomField[]> {
  const { rows } = await sql<FieldRow>`select ${columns} from custom_fields
    where deleted_at is not null and (${record}::text is null or record = ${record}::text)
    order by deleted_at desc, id`.execute(ctx.db)
  return rows.map(toField)
}

export async function selectField(ctx: Context, id: string): Promise<CustomField | undefined> {
  const { rows } = await sql<FieldRow>`select ${columns} from custom_fields where id = ${id}::uuid`.execute(ctx.db)
  return rows.map(toField)[0]
}

export async function lockField(ctx: Context, id: string): Promise<CustomField | undefined> {
  const { rows } = await sql<FieldRow>`
    select ${columns} from custom_fields where id = ${id}::uuid for no key update`.execute(ctx.db)
  return rows.map(toField)[0]
}

/** Definitions of one record change one after the other. */
export async function lockFieldsOf(ctx: Context, record: CustomRecord): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`custom-fields ${record}`}, 0))`.execute(ctx.db)
}

export async function selectTakenKeys(ctx: Context, record: CustomRecord): Promise<Set<string>> {
  const { rows } = await sql<{ key: string }>`select key from custom_fields where record = ${record}`.execute(ctx.db)
  return new Set(rows.map((row) => row.key))
}

export async function isLabelTaken(
  ctx: Context,
  record: CustomRecord,
  label: string,
  except: string | null,
): Promise<boolean> {
  const { rows } = await sql`select from custom_fields where record = ${record} and lower(label) = lower(${label})
    and deleted_at is null and id is distinct from ${except}::uuid`.execute(ctx.db)
  return rows.length > 0
}

export interface FieldValues extends Omit<CustomFieldShape, 'key' | 'type'> {
  help: string | null
  section: string | null
  isIndexed: boolean
  inList: boolean
  roles: readonly string[]
}

function assignments(values: FieldValues): RawBuilder<unknown>[] {
  const json = (value: unknown) => sql`${value === null ? null : JSON.stringify(value)}::jsonb`
  return [
    sql`label = ${values.label}`,
    sql`help = ${values.help}`,
    sql`section = ${values.section}`,
    sql`is_required = ${values.isRequired}`,
    sql`is_unique = ${values.isUnique}`,
    sql`is_indexed = ${values.isIndexed}`,
    sql`in_list = ${values.inList}`,
    sql`fallback = ${json(values.fallback)}`,
    sql`options = ${json(values.options)}`,
    sql`kinds = ${values.kinds}::text[]`,
    sql`tiers = ${values.tiers}::text[]`,
    sql`roles = ${values.roles}::text[]`,
  ]
}

/** A new field has no values, so that there is nothing to gather. */
export async function insertField(
  ctx: Context,
  field: { id: string; record: CustomRecord; key: string; type: string },
  values: FieldValues,
): Promise<void> {
  await sql`
    insert into custom_fields (id, record, key, type, label, position)
    values (${field.id}::uuid, ${field.record}, ${field.key}, ${field.type}, ${values.label},
      coalesce((select max(position) + 1 from custom_fields where record = ${field.record}), 1))`.execute(ctx.db)
  await sql`update custom_fields set ${sql.join(assignments(values))} where id = ${field.id}::uuid`.execute(ctx.db)
}

export async function saveField(ctx: Context, id: string, values: FieldValues): Promise<void> {
  await sql`update custom_fields set ${sql.join(assignments(values))}, version = version + 1, updated_at = now()
    where id = ${id}::uuid`.execute(ctx.db)
}

/** From this transaction on whoever writes keeps the values; a job gathers those that are there. */
export async function markFilling(ctx: Context, id: string): Promise<void> {
  await sql`update custom_fields set fill_state = 'filling', fill_problem = null,
    fill_after = pg_current_xact_id()::text::bigint where id = ${id}::uuid`.execute(ctx.db)
}

export async function markDeleted(ctx: Context, id: string): Promise<void> {
  await sql`update custom_fields set deleted_at = clock_timestamp(), fill_state = 'ready', fill_problem = null,
    version = version + 1, updated_at = now() where id = ${id}::uuid`.execute(ctx.db)
}

export async function markRestored(ctx: Context, id: string): Promise<void> {
  await sql`update custom_fields set deleted_at = null, version = version + 1, updated_at = now(),
    position = coalesce((select max(o.position) + 1 from custom_fields o
      where o.record = custom_fields.record and o.deleted_at is null), 1)
    where id = ${id}::uuid`.execute(ctx.db)
}

export async function savePlaces(
  ctx: Context,
  places: readonly { id: string; section: string | null }[],
): Promise<void> {
  await sql`
    update custom_fields f set position = p.position, section = p.section, version = f.version + 1, updated_at = now()
    from unnest(${places.map((one) => one.id)}::uuid[], ${places.map((one) => one.section)}::text[])
      with ordinality p(id, section, position)
    where f.id = p.id and (f.position, f.section) is distinct from (p.position::int, p.section)`.execute(ctx.db)
}

const tables: Record<CustomRecord, RawBuilder<unknown>> = {
  customer: sql`customers`,
  contact: sql`contacts`,
  order: sql`orders`,
}

/** How many living records have a value; `option`: of this option. Reads all of them, for a question that is rare. */
export async function countValues(
  ctx: Context,
  field: { record: CustomRecord; key: string },
  option: string | null = null,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from ${tables[field.record]} where deleted_at is null and custom ? ${field.key}::text
      and (${option}::text is null or custom -> ${field.key}::text ? ${option}::text)`.execute(ctx.db)
  return rows[0]?.n ?? 0
}

export async function findUnknownRole(ctx: Context, keys: readonly string[]): Promise<string | undefined> {
  const { rows } = await sql<{ key: string }>`
    select n.key from unnest(${keys}::text[]) n(key) where not exists (select from roles r where r.key = n.key)
    limit 1`.execute(ctx.db)
  return rows[0]?.key
}
