import type { PersonRef } from '@zhike/core/privacy/schema'
import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'
import { selectMergedInto } from './merged-queries.ts'

/** What the database holds on a person, as it is: whole rows, in JSON as PostgreSQL writes it. */
export interface PersonalData {
  customer: unknown
  /** Records that were merged into it, as they were. */
  mergedRecords: unknown[]
  contacts: unknown[]
  consents: unknown[]
  followUps: unknown[]
  orders: unknown[]
  holders: unknown[]
  tiers: unknown[]
  tags: unknown[]
  segments: unknown[]
  files: unknown[]
  specialDays: unknown[]
  relations: unknown[]
  audit: unknown[]
}

const list = (query: ReturnType<typeof sql>) => sql`(select coalesce(jsonb_agg(x), '[]') from (${query}) x)`

export async function selectPersonalData(ctx: Context, { customerId, contactId }: PersonRef): Promise<PersonalData> {
  const customer = sql`customer_id = ${customerId}::uuid`
  const contact = contactId === null ? sql`true` : sql`contact_id = ${contactId}::uuid`
  const itself = contactId === null ? sql`true` : sql`id = ${contactId}::uuid`
  const whole = contactId === null
  const merged = whole ? await selectMergedInto(ctx, customerId) : []
  const audited = whole
    ? sql`true`
    : sql`((e.subject_type = 'contact' and e.subject_id = ${contactId})
        or (e.subject_type = 'follow-up' and e.subject_id in (select id::text from follow_ups where ${customer} and ${contact}))
        or (e.subject_type = 'consent' and e.subject_id in (select id::text from consents where ${customer} and ${contact})))`
  const { rows } = await sql<PersonalData>`
    select
      (select case when ${whole} then to_jsonb(c) - array['search_tokens', 'slot', 'owned_until']
        else jsonb_build_object('id', c.id, 'name', c.name) end from customers c where c.id = ${customerId}::uuid) as customer,
      ${list(sql`select to_jsonb(c) - array['search_tokens', 'slot', 'owned_until'] as record from customers c
        where ${whole} and c.id = any(${merged}::uuid[]) order by c.id`)} as merged_records,
      ${list(sql`select * from contacts where ${customer} and ${itself} order by created_at`)} as contacts,
      ${list(sql`select * from consents where ${customer} and ${contact} order by decided_on, recorded_at`)} as consents,
      ${list(sql`select f.id, f.kind, f.text, f.happened_at, f.next_contact_on, f.next_step, f.file_id, f.deleted_at,
        coalesce(p.name, f.author_name) as author from follow_ups f left join people p on p.id = f.author_id
        where ${customer} and ${contact} order by f.happened_at`)} as follow_ups,
      ${list(
        sql`select o.number, o.ordered_on, o.amount, o.currency, o.notes, o.custom, o.deleted_at, ${list(
          sql`select l.product, l.quantity, l.price from order_lines l
          where l.customer_id = o.customer_id and l.order_id = o.id order by l.position`,
        )} as lines from orders o where ${whole} and o.customer_id = ${customerId}::uuid order by o.ordered_on`,
      )} as orders,
      ${list(sql`select coalesce(p.name, l.name) as holder, t.start_at, nullif(t.end_at, 'infinity') as end_at, t.reason_code
        from tenures t left join people p on p.id = t.person_id left join pools l on l.id = t.pool_id
        where ${whole} and t.customer_id = ${customerId}::uuid order by t.start_at`)} as holders,
      ${list(sql`select at, from_tier, to_tier, from_vip, to_vip from tier_changes
        where ${whole} and ${customer} order by at`)} as tiers,
      ${list(sql`select g.name, m.added_at from customer_tags m join tags g on g.id = m.tag_id
        where ${whole} and m.customer_id = ${customerId}::uuid order by m.added_at, g.name`)} as tags,
      ${list(sql`select g.name, m.added_at from segment_customers m join segments g on g.id = m.segment_id
        where ${whole} and m.customer_id = ${customerId}::uuid order by m.added_at, g.name`)} as segments,
      ${list(sql`select a.name, i.content_type, i.byte_size, a.created_at, a.deleted_at, p.name as uploaded_by,
          (select f.label from custom_fields f where f.id = a.field_id) as field
        from customer_files a join files i on i.id = a.file_id left join people p on p.id = a.created_by
        where a.${customer} and ${contact} order by a.created_at`)} as files,
      ${list(sql`select kind, label, calendar, year, month, day, is_leap from special_days
        where ${customer} and ${contact} order by created_at`)} as special_days,
      ${list(sql`select r.kind, case when r.customer_id = any(${[customerId, ...merged]}::uuid[]) then 'second' else 'first' end as other_is,
        o.name as other, r.note, r.since_on, r.until_on
        from customer_relations r join customers o
          on o.id = case when r.customer_id = any(${[customerId, ...merged]}::uuid[]) then r.other_id else r.customer_id end
        where ${whole} and (r.customer_id = any(${[customerId, ...merged]}::uuid[])
          or r.other_id = any(${[customerId, ...merged]}::uuid[])) order by r.created_at, r.id`)} as relations,
      ${list(sql`select e.at, e.actor_name as who, e.action, v.before, v.after
        from audit_entries e left join audit_values v on v.entry_id = e.id
        where e.customer_id = ${customerId}::uuid and ${audited} order by e.at`)} as audit`.execute(ctx.db)
  return rows[0] as PersonalData
}

export async function selectPersonFiles(ctx: Context, { customerId, contactId }: PersonRef) {
  const which = contactId === null ? sql`true` : sql`contact_id = ${contactId}::uuid`
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from files where id in (
      select file_id from follow_ups where customer_id = ${customerId}::uuid and ${which}
      union select file_id from consents where customer_id = ${customerId}::uuid and ${which}
      union select file_id from customer_files where customer_id = ${customerId}::uuid and ${which}
    ) order by id`.execute(ctx.db)
  return rows
}
