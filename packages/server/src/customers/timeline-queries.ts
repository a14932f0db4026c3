import { timelineChanges } from '@zhike/core/customers/timeline-schema'
import { dayInZone } from '@zhike/core/kernel/time'
import { sql, type RawBuilder } from 'kysely'
import type { Context } from '../platform/context/context.ts'

// The sources of a customer's timeline, each newest first. Instants travel in one fixed form, so that they can be
// merged as text.

export interface TimelineCursor {
  at: string
  /** Place of the source among them: ties of time are shown in this order. */
  source: number
  id: string
}

const fixed = (instant: RawBuilder<unknown>) =>
  sql<string>`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

/** Rows of one source that follow the cursor. */
function after(
  cursor: TimelineCursor | null,
  source: number,
  instant: RawBuilder<unknown>,
  id: RawBuilder<unknown>,
): RawBuilder<boolean> {
  if (!cursor) return sql<boolean>`true`
  const at = sql`${cursor.at}::timestamptz`
  if (source > cursor.source) return sql<boolean>`${instant} <= ${at}`
  if (source < cursor.source) return sql<boolean>`${instant} < ${at}`
  return sql<boolean>`(${instant}, ${id}) < (${at}, ${cursor.id})`
}

export interface FollowUpEntry {
  id: string
  at: string
  version: number
  kind: string
  text: string
  authorId: string | null
  authorName: string | null
  contactId: string | null
  contactName: string | null
  nextContactOn: string | null
  nextStep: string | null
  fileId: string | null
}

export async function selectFollowUpEntries(
  ctx: Context,
  customerId: string,
  cursor: TimelineCursor | null,
  source: number,
  limit: number,
): Promise<FollowUpEntry[]> {
  const { rows } = await sql<FollowUpEntry>`
    select f.id, ${fixed(sql`f.happened_at`)} as at, f.version, f.kind, f.text, f.author_id,
      coalesce((select p.name from people p where p.id = f.author_id), f.author_name) as author_name, f.contact_id,
      (select n.name from contacts n where n.customer_id = f.customer_id and n.id = f.contact_id) as contact_name,
      f.next_contact_on, f.next_step, f.file_id
    from follow_ups f
    where f.customer_id = ${customerId}::uuid and f.deleted_at is null
      and ${after(cursor, source, sql`f.happened_at`, sql`f.id::text`)}
    order by f.happened_at desc, f.id::text desc limit ${limit}`.execute(ctx.db)
  return rows
}

export interface OrderEntry {
  id: string
  at: string
  number: string
  orderedOn: string
  amount: string
  currency: string
  amountBase: string
  firstProduct: string | null
  firstQuantity: string | null
  lineCount: number
}

export async function selectOrderEntries(
  ctx: Context,
  customerId: string,
  cursor: TimelineCursor | null,
  source: number,
  limit: number,
): Promise<OrderEntry[]> {
  // An order has a day only: it stands where that day begins in the company's zone. The day bounds the scan of the index.
  const { timeZone } = ctx.company
  const byDay = cursor ? sql`o.ordered_on <= ${dayInZone(new Date(cursor.at), timeZone)}::date` : sql`true`
  const instant = sql`(o.ordered_on::timestamp at time zone ${timeZone})`
  const { rows } = await sql<OrderEntry>`
    select o.id, ${fixed(instant)} as at, o.number, o.ordered_on, o.amount, o.currency, o.amount_base,
      first.product as first_product, first.quantity as first_quantity,
      (select count(*) from order_lines l where l.customer_id = o.customer_id and l.order_id = o.id) as line_count
    from orders o
    left join lateral (select l.product, l.quantity from order_lines l
      where l.customer_id = o.customer_id and l.order_id = o.id order by l.position limit 1) first on true
    where o.customer_id = ${customerId}::uuid and o.deleted_at is null and ${byDay}
      and ${after(cursor, source, instant, sql`o.id::text`)}
    order by o.ordered_on desc, o.id::text desc limit ${limit}`.execute(ctx.db)
  return rows
}

export interface OwnershipEntry {
  id: string
  at: string
  personId: string | null
  poolId: string | null
  holderName: string
  fromPersonId: string | null
  fromPoolId: string | null
  fromName: string | null
  reasonCode: string
  rulePosition: number | null
  actorId: string | null
  actorName: string
}

export async function selectOwnershipEntries(
  ctx: Context,
  customerId: string,
  cursor: TimelineCursor | null,
  source: number,
  limit: number,
): Promise<OwnershipEntry[]> {
  const name = (alias: string) =>
    sql.raw(`coalesce((select p.name from people p where p.id = ${alias}.person_id),
      (select o.name from pools o where o.id = ${alias}.pool_id))`)
  const { rows } = await sql<OwnershipEntry>`
    select t.id, ${fixed(sql`t.start_at`)} as at, t.person_id, t.pool_id, ${name('t')} as holder_name,
      b.person_id as from_person_id, b.pool_id as from_pool_id, ${name('b')} as from_name,
      t.reason_code, t.rule_position, t.actor_id, t.actor_name
    from tenures t
    left join tenures b on b.customer_id = t.customer_id and b.slot = t.slot and b.end_at = t.prev_end_at
    where t.customer_id = ${customerId}::uuid and ${after(cursor, source, sql`t.start_at`, sql`t.id::text`)}
    order by t.start_at desc, t.id::text desc limit ${limit}`.execute(ctx.db)
  return rows
}

export interface TierEntry {
  id: string
  at: string
  fromTier: string | null
  toTier: string | null
  fromVip: boolean
  toVip: boolean
  rank: number | null
  measure: string | null
}

export async function selectTierEntries(
  ctx: Context,
  customerId: string,
  cursor: TimelineCursor | null,
  source: number,
  limit: number,
): Promise<TierEntry[]> {
  const id = sql`lpad(x.run_no::text, 10, '0')`
  const { rows } = await sql<TierEntry>`
    select ${id} as id, ${fixed(sql`x.at`)} as at, x.from_tier, x.to_tier, x.from_vip, x.to_vip, x.rank, x.measure
    from tier_changes x
    where x.customer_id = ${customerId}::uuid and ${after(cursor, source, sql`x.at`, id)}
    order by x.at desc, ${id} desc limit ${limit}`.execute(ctx.db)
  return rows
}

export interface ChangeEntry {
  id: string
  at: string
  action: (typeof timelineChanges)[number]
  actorName: string
  subject: string | null
  fields: string[]
  isImport: boolean
}

// As the index has it: only a list that stands in the text lets it serve.
const changes = sql.join(timelineChanges.map((action) => sql.lit(action)))

/** Names of fields alone: what stood in them, the history of the record tells to whoever may see it. */
export async function selectChangeEntries(
  ctx: Context,
  customerId: string,
  cursor: TimelineCursor | null,
  source: number,
  limit: number,
): Promise<ChangeEntry[]> {
  const { rows } = await sql<ChangeEntry>`
    select e.id, ${fixed(sql`e.at`)} as at, e.action, e.actor_name,
      case e.subject_type
        when 'contact' then (select n.name from contacts n where n.customer_id = e.customer_id and n.id = e.subject_id::uuid)
        when 'order' then (select o.number from orders o where o.customer_id = e.customer_id and o.id = e.subject_id::uuid)
        when 'collaborator' then (select p.name from people p where p.id = e.subject_id::uuid)
      end as subject,
      case when jsonb_typeof(e.summary -> 'fields') = 'array'
        then array(select jsonb_array_elements_text(e.summary -> 'fields'))
        when e.summary ? 'importId' then coalesce((select array(select jsonb_object_keys(v.after) order by 1)
          from audit_values v where v.entry_id = e.id and jsonb_typeof(v.after) = 'object'), '{}')
        else '{}' end as fields,
      e.summary ? 'importId' as is_import
    from audit_entries e
    where e.customer_id = ${customerId}::uuid and e.action in (${changes})
      and ${after(cursor, source, sql`e.at`, sql`e.id`)}
    order by e.at desc, e.id desc limit ${limit}`.execute(ctx.db)
  return rows
}

export interface ConsentEntry {
  id: string
  at: string
  decision: 'given' | 'refused' | 'withdrawn'
  personName: string
  purpose: string
  channel: string
  actorName: string
}

/** Each decision where it was recorded, and its withdrawal. A person decides a handful of times. */
export async function selectConsentEntries(
  ctx: Context,
  customerId: string,
  cursor: TimelineCursor | null,
  source: number,
  limit: number,
): Promise<ConsentEntry[]> {
  const { rows } = await sql<ConsentEntry>`
    select x.id, ${fixed(sql`x.at`)} as at, x.decision, x.purpose, x.channel, x.actor_name,
      coalesce((select n.name from contacts n where n.customer_id = ${customerId}::uuid and n.id = x.contact_id),
        (select c.name from customers c where c.id = ${customerId}::uuid)) as person_name
    from (
      select k.id::text as id, k.recorded_at as at, k.decision, k.purpose, k.channel, k.recorded_name as actor_name, k.contact_id
      from consents k where k.customer_id = ${customerId}::uuid
      union all
      select k.id::text || '-end', k.ended_at, 'withdrawn', k.purpose, k.channel, coalesce(k.ended_name, ''), k.contact_id
      from consents k where k.customer_id = ${customerId}::uuid and k.end_kind = 'withdrawn'
    ) x
    where ${after(cursor, source, sql`x.at`, sql`x.id`)}
    order by x.at desc, x.id desc limit ${limit}`.execute(ctx.db)
  return rows
}

const mostCounted = 10_000

/** Entries per source, no more counted than anybody reads. */
export async function selectTimelineCounts(ctx: Context, customerId: string) {
  const upTo = (from: RawBuilder<unknown>) =>
    sql`(select count(*) from (select from ${from} limit ${mostCounted}) counted)`
  const of = sql`customer_id = ${customerId}::uuid`
  const { rows } = await sql<Record<'followUps' | 'orders' | 'ownership' | 'tiers' | 'changes' | 'consents', number>>`
    select
      ${upTo(sql`follow_ups where ${of} and deleted_at is null`)} as follow_ups,
      ${upTo(sql`orders where ${of} and deleted_at is null`)} as orders,
      ${upTo(sql`tenures where ${of}`)} as ownership,
      ${upTo(sql`tier_changes where ${of}`)} as tiers,
      ${upTo(sql`audit_entries where ${of} and action in (${changes})`)} as changes,
      (select count(*) + count(*) filter (where end_kind = 'withdrawn') from consents where ${of}) as consents`.execute(
    ctx.db,
  )
  return rows[0] ?? { followUps: 0, orders: 0, ownership: 0, tiers: 0, changes: 0, consents: 0 }
}
