import type { CustomValues } from '@zhike/core/custom-fields/field-kinds'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { sql } from 'kysely'
import { areHolding, visibleHolders } from '../platform/access/visible-holders.ts'
import type { Context } from '../platform/context/context.ts'

export interface TakenValue {
  fieldId: string
  name: string
  isVisible: boolean
}

/** Which of these values another record has, and whether the actor may see its customer. */
export async function selectTaken(
  ctx: Context,
  fields: readonly CustomField[],
  values: CustomValues,
  except: string | null,
): Promise<TakenValue | undefined> {
  const given = fields.filter((field) => values[field.key] !== undefined)
  if (given.length === 0) return undefined
  const { rows } = await sql<{ fieldId: string; name: string; personId: string | null; customerId: string }>`
    select k.field_id, c.name, t.person_id, k.customer_id
    from unnest(${given.map((field) => field.id)}::uuid[], ${given.map((field) => field.type)}::text[],
      ${given.map((field) => JSON.stringify(values[field.key]))}::text[]) w(field_id, type, value)
    join custom_keys k on k.field_id = w.field_id and k.value = custom_key_of(w.type, w.value::jsonb)
    join customers c on c.id = k.customer_id
    left join tenures t on t.customer_id = c.id and t.slot = 'primary' and t.end_at = 'infinity'
    where k.record_id is distinct from ${except}::uuid limit 1`.execute(ctx.db)
  const [row] = rows
  if (!row) return undefined
  const holders = await visibleHolders(ctx, 'customer.read')
  return { fieldId: row.fieldId, name: row.name, isVisible: areHolding(holders, row.personId, row.customerId) }
}

/** The keys of one customer whose values also stand in these others, which are deleted as yet. */
export async function deleteKeysSharedWith(
  ctx: Context,
  customerId: string,
  othersIds: readonly string[],
): Promise<void> {
  await sql`
    delete from custom_keys k using custom_fields f, customers o
    where k.record_id = ${customerId}::uuid and f.id = k.field_id and f.record = 'customer'
      and o.id = any(${othersIds}::uuid[]) and o.custom ? f.key and k.value = custom_key_of(f.type, o.custom -> f.key)`.execute(
    ctx.db,
  )
}

/** A unique value of customers in the bin, or of `others`, that somebody else, who is none of `among`, has by now. */
export async function selectTakenMeanwhile(
  ctx: Context,
  ids: readonly string[],
  among: readonly string[],
  others: CustomValues,
): Promise<(TakenValue & { label: string; value: string }) | undefined> {
  const { rows } = await sql<{
    fieldId: string
    label: string
    value: string
    name: string
    personId: string | null
    customerId: string
  }>`
    select f.id as field_id, f.label, left(o.custom ->> f.key, 100) as value, c.name, t.person_id, k.customer_id
    from (select custom from customers where id = any(${ids}::uuid[])
      union all select ${JSON.stringify(others)}::jsonb) o
    join custom_fields f on f.record = 'customer' and f.is_unique and f.deleted_at is null and o.custom ? f.key
    join custom_keys k on k.field_id = f.id and k.value = custom_key_of(f.type, o.custom -> f.key)
      and k.record_id <> all(${among}::uuid[])
    join customers c on c.id = k.customer_id
    left join tenures t on t.customer_id = c.id and t.slot = 'primary' and t.end_at = 'infinity'
    order by f.position limit 1`.execute(ctx.db)
  const [row] = rows
  if (!row) return undefined
  const holders = await visibleHolders(ctx, 'customer.read')
  const { fieldId, label, value, name } = row
  return { fieldId, label, value, name, isVisible: areHolding(holders, row.personId, row.customerId) }
}
