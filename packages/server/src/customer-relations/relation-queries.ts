import type { CustomerRelation } from '@zhike/core/customer-relations/schema'
import { sql } from 'kysely'
import { isHeldBy } from '../platform/access/customer-reach.ts'
import { visibleHolders } from '../platform/access/visible-holders.ts'
import type { Context } from '../platform/context/context.ts'

// Relations of a customer that the caller has been let through to. Both ends lead to whoever took them in.

export interface RelationRow extends Omit<CustomerRelation, 'abilities' | 'other'> {
  /** Who stands first in the row itself. */
  firstId: string
  isSeen: boolean
  otherId: string
  name: string
  tier: CustomerRelation['other']['tier']
  isVip: boolean
  personId: string | null
  poolId: string | null
  holderName: string
}

export async function selectRelations(
  ctx: Context,
  customerId: string,
  relationId: string | null = null,
): Promise<RelationRow[]> {
  const holders = await visibleHolders(ctx, 'customer.read')
  const isSeen = holders.kind === 'all' ? sql`true` : isHeldBy(holders, 't')
  const wanted = relationId === null ? sql`` : sql`and r.id = ${relationId}::uuid`
  const { rows } = await sql<RelationRow>`
    with recursive mine (id) as (
      select ${customerId}::uuid
      union select c.id from mine m join customers c on c.merged_into = m.id
    ), found as (
      select r.*, r.other_id as far, 'second' as other_is from mine m join customer_relations r on r.customer_id = m.id ${wanted}
      union all
      select r.*, r.customer_id, 'first' from mine m join customer_relations r on r.other_id = m.id ${wanted}
    )
    select r.id, r.version, r.kind, r.other_is, r.note, r.since_on as since, r.until_on as until, r.customer_id as first_id,
      c.id as other_id, c.name, c.tier, c.is_vip, t.person_id, t.pool_id, coalesce(${isSeen}, false) as is_seen,
      coalesce((select p.name from people p where p.id = t.person_id), (select o.name from pools o where o.id = t.pool_id)) as holder_name
    from found r
    cross join lateral (
      with recursive went (id, merged_into) as (
        select f.id, f.merged_into from customers f where f.id = r.far
        union select f.id, f.merged_into from went w join customers f on f.id = w.merged_into
      ) select id from went where merged_into is null
    ) e
    join customers c on c.id = e.id and c.deleted_at is null
    join tenures t on t.customer_id = c.id and t.slot = 'primary' and t.end_at = 'infinity'
    where c.id not in (select id from mine)
    order by r.until_on desc nulls first, r.kind, c.name collate "zh-x-icu", r.id`.execute(ctx.db)
  return rows
}

export async function countRelations(ctx: Context, customerId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select (select count(*) from customer_relations where customer_id = ${customerId}::uuid)
      + (select count(*) from customer_relations where other_id = ${customerId}::uuid) as n`.execute(ctx.db)
  return Number(rows[0]?.n ?? 0)
}

export interface RelationValues {
  kind: string
  note: string | null
  since: string | null
  until: string | null
}

export async function insertRelation(
  ctx: Context,
  ends: { id: string; firstId: string; secondId: string },
  { kind, note, since, until }: RelationValues,
): Promise<void> {
  const actor = ctx.actor.personId
  await ctx.db
    .insertInto('customerRelations')
    .values({
      customerId: ends.firstId,
      id: ends.id,
      otherId: ends.secondId,
      kind,
      note,
      sinceOn: since,
      untilOn: until,
      createdBy: actor,
      updatedBy: actor,
    })
    .execute()
}

/** In its place; who stands first never changes. */
export async function saveRelation(
  ctx: Context,
  firstId: string,
  id: string,
  { kind, note, since, until }: RelationValues,
): Promise<void> {
  await ctx.db
    .updateTable('customerRelations')
    .set({ kind, note, sinceOn: since, untilOn: until, updatedBy: ctx.actor.personId })
    .set((eb) => ({ version: eb('version', '+', 1), updatedAt: sql`clock_timestamp()` }))
    .where('customerId', '=', firstId)
    .where('id', '=', id)
    .execute()
}

/** Turned around it is another row: a row's customer never changes. It keeps its id and who wrote it. */
export async function turnAround(ctx: Context, firstId: string, id: string): Promise<void> {
  await sql`
    with gone as (delete from customer_relations where customer_id = ${firstId}::uuid and id = ${id}::uuid returning *)
    insert into customer_relations (customer_id, id, other_id, kind, note, since_on, until_on, version, created_at, created_by)
    select other_id, id, customer_id, kind, note, since_on, until_on, version, created_at, created_by from gone`.execute(
    ctx.db,
  )
}

export async function deleteRelationRow(ctx: Context, firstId: string, id: string): Promise<void> {
  await ctx.db.deleteFrom('customerRelations').where('customerId', '=', firstId).where('id', '=', id).execute()
}

export async function selectName(ctx: Context, customerId: string): Promise<string> {
  const row = await ctx.db.selectFrom('customers').select('name').where('id', '=', customerId).executeTakeFirst()
  return row?.name ?? ''
}
