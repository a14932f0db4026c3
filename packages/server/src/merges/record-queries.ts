import type { CustomerFacts } from '@zhike/core/customers/customer-facts'
import type { CustomerKind, Tier } from '@zhike/core/customers/fields'
import type { MergeRecord } from '@zhike/core/merges/choose-fields'
import type { HangingCounts } from '@zhike/core/merges/schema'
import { sql } from 'kysely'
import { scopedCustomers } from '../platform/access/scoped-customers.ts'
import type { Context } from '../platform/context/context.ts'

// The records themselves: as they are compared, locked, joined into one and given back.

export interface MergingRecord extends MergeRecord {
  version: number
  kind: CustomerKind
  tier: Tier | null
  isVip: boolean
  personId: string | null
  poolId: string | null
  holderName: string
  tenureId: string
}

/** Those of these customers that the actor may read. */
export async function selectReadable(ctx: Context, ids: readonly string[]): Promise<MergingRecord[]> {
  const rows = await (
    await scopedCustomers(ctx, 'customer.read')
  )
    .leftJoin('people as p', 'p.id', 't.personId')
    .leftJoin('pools as o', 'o.id', 't.poolId')
    .select(['c.id', 'c.version', 'c.kind', 'c.tier', 'c.isVip', 'c.createdAt', 'c.updatedAt', 'c.custom', 'c.name'])
    .select([
      'c.shortName',
      'c.creditCode',
      'c.industryCode',
      'c.regionCode',
      'c.size',
      'c.phone',
      'c.wechat',
      'c.email',
    ])
    .select(['c.address', 'c.source', 'c.externalId', 'c.notes', 't.personId', 't.poolId', 't.id as tenureId'])
    .select(sql<string>`coalesce(p.name, o.name)`.as('holderName'))
    .where('c.id', 'in', ids)
    .orderBy('c.id')
    .execute()
  return rows as MergingRecord[]
}

/** What hangs on each of these customers and is not deleted. */
export async function countHanging(
  ctx: Context,
  ids: readonly string[],
): Promise<(HangingCounts & { customerId: string })[]> {
  const { rows } = await sql<HangingCounts & { customerId: string }>`
    select i.id as customer_id,
      (select count(*) from contacts x where x.customer_id = i.id and x.deleted_at is null) as contacts,
      (select count(*) from orders x where x.customer_id = i.id and x.deleted_at is null) as orders,
      (select count(*) from follow_ups x where x.customer_id = i.id and x.deleted_at is null) as "follow-ups",
      (select count(*) from follow_ups x where x.customer_id = i.id and x.deleted_at is null and x.file_id is not null)
        + (select count(*) from customer_files x where x.customer_id = i.id and x.deleted_at is null)
        + (select count(*) from consents x where x.customer_id = i.id and x.file_id is not null) as files,
      (select count(*) from consents x where x.customer_id = i.id) as consents,
      (select count(*) from collaborators x where x.customer_id = i.id) as collaborators,
      (select count(*) from watched_customers x where x.customer_id = i.id) as watchers,
      (select count(*) from customer_tags x where x.customer_id = i.id) as tags,
      (select count(*) from segment_customers x where x.customer_id = i.id) as segments
    from unnest(${ids}::uuid[]) i(id)`.execute(ctx.db)
  return rows
}

/** What will not go over as it is. */
export async function countClashes(ctx: Context, ids: readonly string[]) {
  const { rows } = await sql<{ sameOrderNumbers: number; samePeople: number; replacedConsents: number }>`
    select
      (select coalesce(sum(n - 1), 0)::int from (select count(*) as n from orders
        where customer_id = any(${ids}::uuid[]) and deleted_at is null group by number) x) as same_order_numbers,
      (select coalesce(sum(n - 1), 0)::int from (
        select count(*) as n from collaborators where customer_id = any(${ids}::uuid[]) group by person_id
        union all
        select count(*) from watched_customers where customer_id = any(${ids}::uuid[]) group by person_id) x) as same_people,
      (select coalesce(sum(n - 1), 0)::int from (select count(*) as n from consents
        where customer_id = any(${ids}::uuid[]) and contact_id is null and ended_on is null
        group by purpose, channel) x) as replaced_consents`.execute(ctx.db)
  return rows[0] ?? { sameOrderNumbers: 0, samePeople: 0, replacedConsents: 0 }
}

/**
 * Takes the records for good: whoever is just writing something that hangs on one is waited for, and whoever comes later
 * waits. In id order, like everybody who takes several.
 */
export async function lockRecords(ctx: Context, ids: readonly string[]): Promise<void> {
  await sql`select id from customers where id = any(${ids}::uuid[]) order by id for update`.execute(ctx.db)
}

export interface LockedRecord {
  id: string
  version: number
  isDeleted: boolean
  mergedInto: string | null
  isErased: boolean
  tenureId: string
}

export async function selectLocked(ctx: Context, ids: readonly string[]): Promise<Map<string, LockedRecord>> {
  const { rows } = await sql<LockedRecord>`
    select c.id, c.version, c.deleted_at is not null as is_deleted, c.merged_into, c.erased_at is not null as is_erased,
      t.id as tenure_id
    from customers c join tenures t on t.customer_id = c.id and t.slot = 'primary' and t.end_at = 'infinity'
    where c.id = any(${ids}::uuid[])`.execute(ctx.db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** What people entered, for the audit and for what is derived of it. */
export async function selectFacts(ctx: Context, id: string): Promise<CustomerFacts> {
  const row = await ctx.db
    .selectFrom('customers')
    .select(['kind', 'name', 'shortName', 'creditCode', 'industryCode', 'regionCode', 'size', 'phone', 'wechat'])
    .select(['email', 'address', 'source', 'externalId', 'notes'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { ...row, kind: row.kind === 'individual' ? 'individual' : 'organisation' }
}

/** The survivor's own row and next contact as they are stored, for giving them back to the letter. */
export async function selectOwnFields(ctx: Context, id: string): Promise<Record<string, unknown>> {
  const { rows } = await sql<{ own: Record<string, unknown> }>`
    select jsonb_build_object('name', c.name, 'short_name', c.short_name, 'credit_code', c.credit_code,
      'industry_code', c.industry_code, 'region_code', c.region_code, 'size', c.size, 'phone', c.phone,
      'wechat', c.wechat, 'email', c.email, 'address', c.address, 'source', c.source, 'external_id', c.external_id,
      'notes', c.notes, 'custom', c.custom, 'search_tokens', c.search_tokens, 'updated_at', c.updated_at,
      'updated_by', c.updated_by, 'next_contact_on', s.next_contact_on, 'next_step', s.next_step,
      'next_contact_by', s.next_contact_by) as own
    from customers c join customer_stats s on s.customer_id = c.id where c.id = ${id}::uuid`.execute(ctx.db)
  return rows[0]?.own ?? {}
}

/** Writes columns of the survivor's row as they are given; its version counts on, so that no open page overwrites it. */
export async function writeOwnFields(ctx: Context, id: string, own: Readonly<Record<string, unknown>>): Promise<void> {
  const json = JSON.stringify(own)
  await sql`
    update customers c set name = r.name, short_name = r.short_name, credit_code = r.credit_code,
      industry_code = r.industry_code, region_code = r.region_code, size = r.size, phone = r.phone, wechat = r.wechat,
      email = r.email, address = r.address, source = r.source, external_id = r.external_id, notes = r.notes,
      custom = r.custom, search_tokens = r.search_tokens, updated_at = r.updated_at, updated_by = r.updated_by,
      version = c.version + 1
    from customers o cross join lateral jsonb_populate_record(o, ${json}::jsonb) r
    where o.id = ${id}::uuid and c.id = o.id`.execute(ctx.db)
  await sql`
    update customer_stats s set next_contact_on = r.next_contact_on, next_step = r.next_step,
      next_contact_by = r.next_contact_by
    from customer_stats o cross join lateral jsonb_populate_record(o, ${json}::jsonb) r
    where o.customer_id = ${id}::uuid and s.customer_id = o.customer_id`.execute(ctx.db)
}

/** The instant of the database, as it is stored in a row. */
export async function instantNow(ctx: Context): Promise<string> {
  const { rows } = await sql<{ at: string }>`select to_jsonb(clock_timestamp()) #>> '{}' as at`.execute(ctx.db)
  return rows[0]?.at ?? ''
}

export interface NextContactRow {
  customerId: string
  on: string
  step: string | null
  by: string | null
}

/** What was agreed next with any of these, the soonest first. */
export async function selectNextContacts(ctx: Context, ids: readonly string[]): Promise<NextContactRow[]> {
  const { rows } = await sql<NextContactRow>`
    select customer_id, next_contact_on as "on", next_step as step, next_contact_by as "by" from customer_stats
    where customer_id = any(${ids}::uuid[]) and next_contact_on is not null
    order by next_contact_on, array_position(${ids}::uuid[], customer_id)`.execute(ctx.db)
  return rows
}

/** The others leave every list; their rows stay as they are. */
export async function markMerged(ctx: Context, ids: readonly string[], survivorId: string): Promise<void> {
  await sql`update customers set merged_into = ${survivorId}::uuid, deleted_at = clock_timestamp()
    where id = any(${ids}::uuid[])`.execute(ctx.db)
}

export async function markUnmerged(ctx: Context, ids: readonly string[]): Promise<void> {
  await sql`update customers set merged_into = null, deleted_at = null where id = any(${ids}::uuid[])`.execute(ctx.db)
}
