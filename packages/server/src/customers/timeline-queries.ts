import { sql, type RawBuilder } from 'kysely'
import type { Context } from '../platform/context/context.ts'

// The four sources of a customer's timeline, each newest first. Instants travel in one fixed form, so that they can be
// merged as text.

export interface TimelineCursor {
  at: string
  /** Place of the source among the four: ties of time are shown in this order. */
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
  // An order has a day only: it stands where that day begins in the company's zone.
  const instant = sql`(o.ordered_on::timestamp at time zone ${ctx.company.timeZone})`
  const { rows } = await sql<OrderEntry>`
    select o.id, ${fixed(instant)} as at, o.number, o.ordered_on, o.amount, o.currency, o.amount_base,
      first.product as first_product, first.quantity as first_quantity,
      (select count(*) from order_lines l where l.customer_id = o.customer_id and l.order_id = o.id) as line_count
    from orders o
    left join lateral (select l.product, l.quantity from order_lines l
      where l.customer_id = o.customer_id and l.order_id = o.id order by l.position limit 1) first on true
    where o.customer_id = ${customerId}::uuid and o.deleted_at is null
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

export async function selectTimelineCounts(ctx: Context, customerId: string) {
  const { rows } = await sql<{ followUps: number; orders: number; ownership: number; tiers: number }>`
    select
      (select count(*) from follow_ups where customer_id = ${customerId}::uuid and deleted_at is null) as follow_ups,
      (select count(*) from orders where customer_id = ${customerId}::uuid and deleted_at is null) as orders,
      (select count(*) from tenures where customer_id = ${customerId}::uuid) as ownership,
      (select count(*) from tier_changes where customer_id = ${customerId}::uuid) as tiers`.execute(ctx.db)
  return rows[0] ?? { followUps: 0, orders: 0, ownership: 0, tiers: 0 }
}
