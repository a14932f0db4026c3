import type { ExistingChoice } from '@zhike/core/imports/kinds'
import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'

// Where records that are there already are to be filled or left alone, the staged rows lose what must not be written.

type Sparing = Exclude<ExistingChoice, 'overwrite'>

const customerColumns = [
  'short_name',
  'credit_code',
  'industry_code',
  'region_code',
  'size',
  'phone',
  'wechat',
  'email',
  'address',
  'source',
  'external_id',
  'notes',
]

/** A staged value stays only where the record has none. */
const onlyEmpty = (columns: readonly string[], record: string) =>
  sql.join(
    columns.map(
      (column) =>
        sql`${sql.ref(column)} = case when coalesce(${sql.ref(`${record}.${column}`)}, '') = '' then s.${sql.ref(column)} end`,
    ),
  )

/** Values of one's own fields that the record does not have. */
const onlyMissing = (values: string, record: string) =>
  sql`(select jsonb_object_agg(e.key, e.value) from jsonb_each(${sql.ref(`${values}.custom`)}) e
    where not ${sql.ref(`${record}.custom`)} ? e.key)`

const none = (columns: readonly string[]) => sql.join(columns.map((column) => sql`${sql.ref(column)} = null`))

export async function spareCustomers(ctx: Context, existing: Sparing): Promise<void> {
  const values = existing === 'fill' ? onlyEmpty(customerColumns, 'c') : none(customerColumns)
  const own = existing === 'fill' ? onlyMissing('s', 'c') : sql`null`
  await sql`
    update staged_customers s set name = c.name, kind = null, custom = ${own}, ${values}
    from targets t join customers c on c.id = t.customer_id where s.row_no = t.row_no`.execute(ctx.db)
  if (existing === 'skip') {
    await sql`
      update staged_customers s set contact = null, contact_title = null, mobile = null, last_follow_up_at = null
      from targets t where s.row_no = t.row_no`.execute(ctx.db)
    return
  }
  // The contact of the row is filled likewise; one the customer does not have is added.
  await sql`
    update staged_customers s set contact_title = case when coalesce(k.title, '') = '' then s.contact_title end,
      mobile = case when coalesce(k.mobile, '') = '' then s.mobile end
    from targets t join contacts k on k.customer_id = t.customer_id and k.deleted_at is null
    where s.row_no = t.row_no and k.name = s.contact`.execute(ctx.db)
}

const contactColumns = ['external_id', 'title', 'mobile', 'email', 'wechat', 'attitude', 'notes']

export async function spareContacts(ctx: Context, existing: Sparing): Promise<void> {
  const values = existing === 'fill' ? onlyEmpty(contactColumns, 'k') : none(contactColumns)
  const own = existing === 'fill' ? onlyMissing('s', 'k') : sql`null`
  const roles = existing === 'fill' ? sql`case when k.decision_roles = '{}' then s.decision_roles end` : sql`null`
  await sql`
    update staged_contacts s set name = k.name, is_primary = false, custom = ${own}, decision_roles = ${roles}, ${values}
    from contact_targets t, contacts k
    where s.row_no = t.row_no and k.customer_id = s.customer_id and k.id = t.contact_id`.execute(ctx.db)
}

/** Of an order only notes, lines and fields of one's own can be empty. */
export async function spareOrders(ctx: Context, existing: Sparing): Promise<void> {
  if (existing === 'skip') {
    await sql`update order_groups set is_changed = false where order_id is not null`.execute(ctx.db)
    return
  }
  await sql`
    update order_groups g set ordered_on = o.ordered_on, amount = o.amount, currency = o.currency,
      notes = case when coalesce(o.notes, '') = '' then g.notes end, has_lines = g.has_lines and l.is_empty,
      custom = ${onlyMissing('g', 'o')},
      is_changed = (coalesce(o.notes, '') = '' and g.notes is not null) or (g.has_lines and l.is_empty)
        or ${onlyMissing('g', 'o')} is not null
    from orders o cross join lateral (
      select not exists (select from order_lines x where x.customer_id = o.customer_id and x.order_id = o.id) as is_empty) l
    where o.customer_id = g.customer_id and o.id = g.order_id`.execute(ctx.db)
}
