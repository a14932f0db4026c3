import type { PersonRef } from '@zhike/core/privacy/schema'
import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'

// People of whom data is held, over all customers, those in the bin included: whoever manages personal data is not
// bound to a data scope.

export interface HeldPerson extends PersonRef {
  /** The person's name; of an organisation its own. */
  name: string
  isOrganisation: boolean
  isErased: boolean
}

export async function selectPerson(ctx: Context, ref: PersonRef): Promise<HeldPerson | undefined> {
  if (ref.contactId === null) {
    const row = await ctx.db
      .selectFrom('customers')
      .select(['name', 'kind', 'erasedAt'])
      .where('id', '=', ref.customerId)
      .executeTakeFirst()
    return row && { ...ref, name: row.name, isOrganisation: row.kind !== 'individual', isErased: row.erasedAt !== null }
  }
  const row = await ctx.db
    .selectFrom('contacts')
    .select(['name', 'erasedAt'])
    .where('customerId', '=', ref.customerId)
    .where('id', '=', ref.contactId)
    .executeTakeFirst()
  return row && { ...ref, name: row.name, isOrganisation: false, isErased: row.erasedAt !== null }
}

export async function selectCustomerPeople(ctx: Context, customerId: string) {
  const customer = await ctx.db
    .selectFrom('customers')
    .select(['name', 'kind', 'erasedAt'])
    .where('id', '=', customerId)
    .executeTakeFirst()
  if (!customer) return undefined
  const contacts = await ctx.db
    .selectFrom('contacts')
    .select(['id as contactId', 'name', 'erasedAt'])
    .where('customerId', '=', customerId)
    .orderBy('isPrimary', 'desc')
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  return { customer, contacts }
}

const identifying = ['name', 'shortName', 'phone', 'mobile', 'email', 'wechat', 'externalId', 'creditCode']

/** What the records say now and, by the audit, said earlier, field by field. */
export async function selectIdentifyingValues(
  ctx: Context,
  { customerId, contactId }: PersonRef,
): Promise<{ field: string; value: string }[]> {
  const contacts = contactId === null ? sql`true` : sql`n.id = ${contactId}::uuid`
  const entries = contactId === null ? sql`true` : sql`e.subject_type = 'contact' and e.subject_id = ${contactId}`
  const { rows } = await sql<{ field: string; value: string }>`
    select field, value from (
      select f.field, f.value from customers c
      cross join lateral (values ('name', c.name), ('shortName', c.short_name), ('phone', c.phone), ('email', c.email),
        ('wechat', c.wechat), ('externalId', c.external_id), ('creditCode', c.credit_code)) f(field, value)
      where c.id = ${customerId}::uuid and ${contactId === null}
      union
      select case f.type when 'email' then 'email' else 'phone' end, v.value from customers c
      cross join lateral jsonb_each_text(c.custom) v
      join custom_fields f on f.record = 'customer' and f.key = v.key and f.type in ('phone', 'email')
      where c.id = ${customerId}::uuid and ${contactId === null}
      union
      select f.field, f.value from contacts n
      cross join lateral (values ('name', n.name), ('mobile', n.mobile), ('email', n.email), ('wechat', n.wechat))
        f(field, value)
      where n.customer_id = ${customerId}::uuid and ${contacts}
      union
      select case f.type when 'email' then 'email' else 'mobile' end, v.value from contacts n
      cross join lateral jsonb_each_text(n.custom) v
      join custom_fields f on f.record = 'contact' and f.key = v.key and f.type in ('phone', 'email')
      where n.customer_id = ${customerId}::uuid and ${contacts}
      union
      select f.key, f.value from audit_entries e join audit_values v on v.entry_id = e.id
      cross join lateral (
        select * from jsonb_each_text(case when jsonb_typeof(v.before) = 'object' then v.before else '{}' end)
        union all
        select * from jsonb_each_text(case when jsonb_typeof(v.after) = 'object' then v.after else '{}' end)
      ) f(key, value)
      where e.customer_id = ${customerId}::uuid and e.subject_type in ('customer', 'contact') and ${entries}
        and f.key = any(${identifying}::text[])
    ) found where value is not null and value <> ''`.execute(ctx.db)
  return rows
}

/** Other customers that share a phone number or address: the same person may be held twice. */
export async function countSharedKeys(ctx: Context, customerId: string, values: readonly string[]): Promise<number> {
  if (values.length === 0) return 0
  const { rows } = await sql<{ n: number }>`
    select count(distinct k.customer_id) as n from customer_keys k
    where k.kind in ('phone', 'email') and k.value = any(${values}::text[]) and k.customer_id <> ${customerId}::uuid`.execute(
    ctx.db,
  )
  return Number(rows[0]?.n ?? 0)
}

/** The mutex of the customer's ownership chain; whoever writes to it meanwhile waits. */
export async function lockPerson(ctx: Context, customerId: string): Promise<void> {
  await ctx.db.selectFrom('customers').select('id').where('id', '=', customerId).forUpdate().execute()
}

/** Whether nobody is responsible any more: the customer lies in the archive. */
export async function isArchived(ctx: Context, customerId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('tenures as t')
    .innerJoin('pools as o', 'o.id', 't.poolId')
    .select('o.id')
    .where('t.customerId', '=', customerId)
    .where('t.endAt', '=', sql.lit('infinity'))
    .where('o.kind', '=', 'archive')
    .executeTakeFirst()
  return row !== undefined
}
