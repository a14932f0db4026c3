import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'

/** Waits for a scan that is writing, and keeps others from regrouping at the same time. */
export async function lockGroups(ctx: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('duplicate-groups'))`.execute(ctx.db)
}

const pairsOf = (ids: readonly string[]) => sql`
  select a.id as customer_id, b.id as other_id from unnest(${ids}::uuid[]) a(id)
  join unnest(${ids}::uuid[]) b(id) on a.id < b.id`

export async function insertApart(ctx: Context, ids: readonly string[]): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into duplicates_apart (customer_id, other_id, decided_by)
    select customer_id, other_id, ${ctx.actor.personId}::uuid from (${pairsOf(ids)}) p
    on conflict do nothing`.execute(ctx.db)
  return Number(numAffectedRows ?? 0n)
}

export async function deleteApart(ctx: Context, ids: readonly string[]): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from duplicates_apart x using (${pairsOf(ids)}) p
    where x.customer_id = p.customer_id and x.other_id = p.other_id`.execute(ctx.db)
  return Number(numAffectedRows ?? 0n)
}

/** The groups of these customers and everybody in them. */
export async function selectGroupsOf(ctx: Context, ids: readonly string[]) {
  const { rows } = await sql<{ clusterId: string; customerId: string }>`
    select cluster_id, customer_id from duplicate_members where cluster_id in (
      select cluster_id from duplicate_members where customer_id = any(${ids}::uuid[])) order by customer_id`.execute(
    ctx.db,
  )
  return rows
}

/** Pairs that hold among these customers. */
export async function selectPairsAmong(ctx: Context, ids: readonly string[]) {
  const { rows } = await sql<{ customerId: string; otherId: string; score: number }>`
    select p.customer_id, p.other_id, p.score from duplicate_pairs p
    where p.customer_id = any(${ids}::uuid[]) and p.other_id = any(${ids}::uuid[]) and not exists (
      select from duplicates_apart x where x.customer_id = p.customer_id and x.other_id = p.other_id)`.execute(ctx.db)
  return rows
}

export interface NewGroup {
  id: string
  score: number
  members: string[]
}

/** Puts these groups where the old ones were. */
export async function replaceGroups(ctx: Context, old: readonly string[], groups: readonly NewGroup[]): Promise<void> {
  await sql`delete from duplicate_clusters where id = any(${old}::uuid[])`.execute(ctx.db)
  if (groups.length === 0) return
  await ctx.db
    .insertInto('duplicateClusters')
    .values(groups.map(({ id, score, members }) => ({ id, score, size: members.length })))
    .execute()
  await ctx.db
    .insertInto('duplicateMembers')
    .values(groups.flatMap(({ id, members }) => members.map((customerId) => ({ customerId, clusterId: id }))))
    .execute()
}
