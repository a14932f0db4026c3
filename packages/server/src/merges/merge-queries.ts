import type { CountLine, MergeState } from '@zhike/core/merges/schema'
import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'
import type { FormerHolder } from './former-holders.ts'

// A merge itself: what was ordered, how far it is, what came of it.

export interface MergeMember {
  id: string
  version: number
  tenureId: string
  name: string
}

export interface MergeRow {
  id: string
  survivorId: string
  survivorName: string
  state: MergeState
  facts: Record<string, unknown>
  moves: { kind: string; id: string; to: string }[]
  counts: CountLine[]
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  progress: { done: number; total: number } | null
  error: string | null
  createdAt: string
  createdBy: string | null
  createdName: string
  finishedAt: string | null
  undoneAt: string | null
  undoneBy: string | null
  undoneName: string | null
  erasedAt: string | null
  /** In the order they were named, the survivor among them. */
  members: MergeMember[]
}

const whole = sql`select m.*, s.name as survivor_name,
    (select jsonb_agg(jsonb_build_object('id', k.customer_id, 'version', k.version, 'tenureId', k.tenure_id,
        'name', c.name) order by k.position)
      from customer_merge_members k join customers c on c.id = k.customer_id where k.merge_id = m.id) as members
  from customer_merges m join customers s on s.id = m.survivor_id`

export async function findMerge(ctx: Context, id: string): Promise<MergeRow | undefined> {
  const { rows } = await sql<MergeRow>`${whole} where m.id = ${id}::uuid`.execute(ctx.db)
  return rows[0]
}

/** What was merged into a customer, newest first; what failed or waits is left out. */
export async function selectMergesInto(ctx: Context, customerId: string): Promise<MergeRow[]> {
  const { rows } = await sql<MergeRow>`${whole} where m.survivor_id = ${customerId}::uuid
    and m.state not in ('queued', 'running', 'failed') order by m.id desc limit 100`.execute(ctx.db)
  return rows
}

export async function insertMerge(
  ctx: Context,
  merge: {
    id: string
    survivorId: string
    facts: Record<string, unknown>
    members: readonly { id: string; version: number; tenureId: string }[]
  },
): Promise<void> {
  const { id, survivorId, facts, members } = merge
  await ctx.db
    .insertInto('customerMerges')
    .values({
      id,
      survivorId,
      state: 'queued',
      facts: JSON.stringify(facts),
      createdBy: ctx.actor.personId,
      createdName: ctx.actor.name,
    })
    .execute()
  await ctx.db
    .insertInto('customerMergeMembers')
    .values(
      members.map((member, position) => ({
        mergeId: id,
        customerId: member.id,
        position,
        version: member.version,
        tenureId: member.tenureId,
      })),
    )
    .execute()
}

/** One worker at a time; state and progress are written beside the transaction, so its row is not locked. */
export async function lockMerge(ctx: Context, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('zhike.merge.' || ${id}::text, 0))`.execute(ctx.db)
}

export async function markWorking(ctx: Context, id: string): Promise<void> {
  await sql`update customer_merges set error = null,
      state = case state when 'queued' then 'running' when 'failed' then 'running' when 'undo-queued' then 'undo-running' else state end
    where id = ${id}::uuid and state in ('queued', 'failed', 'undo-queued')`.execute(ctx.services.db)
}

export async function saveProgress(ctx: Context, id: string, progress: { done: number; total: number }): Promise<void> {
  await sql`update customer_merges set progress = ${JSON.stringify(progress)}::jsonb
    where id = ${id}::uuid and state in ('running', 'undo-running')`.execute(ctx.services.db)
}

/** A merge that failed merged nothing; an undoing that failed leaves the merge standing. */
export async function markFailed(ctx: Context, id: string, error: string): Promise<void> {
  await sql`update customer_merges set error = ${error}, progress = null,
      state = case when state in ('undo-queued', 'undo-running') then 'done' else 'failed' end
    where id = ${id}::uuid and state in ('queued', 'running', 'undo-queued', 'undo-running')`.execute(ctx.services.db)
}

export async function finishMerge(
  ctx: Context,
  id: string,
  result: { counts: readonly CountLine[]; before: object; after: object },
): Promise<void> {
  await sql`update customer_merges set state = 'done', progress = null, error = null,
      counts = ${JSON.stringify(result.counts)}::jsonb, before = ${JSON.stringify(result.before)}::jsonb,
      after = ${JSON.stringify(result.after)}::jsonb, facts = '{}', finished_at = clock_timestamp()
    where id = ${id}::uuid`.execute(ctx.db)
}

export async function orderUndo(ctx: Context, id: string, moves: readonly object[]): Promise<void> {
  await sql`update customer_merges set state = 'undo-queued', error = null, moves = ${JSON.stringify(moves)}::jsonb,
      undone_by = ${ctx.actor.personId}::uuid, undone_name = ${ctx.actor.name}
    where id = ${id}::uuid`.execute(ctx.db)
}

/** Everybody has what was theirs: nothing needs to be kept any more. */
export async function finishUndo(ctx: Context, id: string): Promise<void> {
  await sql`delete from customer_merge_rows where merge_id = ${id}::uuid`.execute(ctx.db)
  await sql`delete from customer_merge_parents where merge_id = ${id}::uuid`.execute(ctx.db)
  await sql`update customer_merges set state = 'undone', progress = null, error = null, before = null, after = null,
      facts = '{}', moves = '[]', undone_at = clock_timestamp() where id = ${id}::uuid`.execute(ctx.db)
}

/** Of these customers, those in a merge that waits or runs. */
export async function selectInMergeUnderWay(ctx: Context, customerIds: readonly string[], except: string | null) {
  const { rows } = await sql<{ name: string }>`
    select c.name from customer_merge_members k join customer_merges m on m.id = k.merge_id
    join customers c on c.id = k.customer_id
    where k.customer_id = any(${customerIds}::uuid[]) and m.id is distinct from ${except}::uuid
      and m.state in ('queued', 'running', 'undo-queued', 'undo-running') limit 1`.execute(ctx.db)
  return rows[0]
}

/** Of these customers, those whose personal data is being erased. */
export async function selectUnderErasure(ctx: Context, customerIds: readonly string[]) {
  const { rows } = await sql<{ name: string }>`
    select c.name from privacy_requests r join customers c on c.id = r.customer_id
    where r.customer_id = any(${customerIds}::uuid[]) and r.kind = 'erasure' and r.state in ('queued', 'running')
    limit 1`.execute(ctx.db)
  return rows[0]
}

/** Whether the survivor took part in another standing merge after this one. */
export async function selectNewerMerge(ctx: Context, merge: Pick<MergeRow, 'id' | 'survivorId'>) {
  const { rows } = await sql<{ name: string }>`
    select c.name from customer_merge_members k join customer_merges m on m.id = k.merge_id
    join customers c on c.id = k.customer_id
    where k.customer_id = ${merge.survivorId}::uuid and m.id > ${merge.id}::uuid and m.finished_at is not null
      and m.state in ('done', 'undo-queued', 'undo-running') limit 1`.execute(ctx.db)
  return rows[0]
}

/** Who held the merged customers when the merge was ordered, and whether they can hold them again. */
export async function selectFormerHolders(ctx: Context, mergeId: string, survivorId: string): Promise<FormerHolder[]> {
  const { rows } = await sql<FormerHolder>`
    select k.merge_id, k.customer_id, t.person_id, t.pool_id,
      coalesce(p.is_active, o.is_active and o.kind = 'public', false) as is_open
    from customer_merge_members k join tenures t on t.customer_id = k.customer_id and t.id = k.tenure_id
    left join people p on p.id = t.person_id left join pools o on o.id = t.pool_id
    where k.merge_id = ${mergeId}::uuid and k.customer_id <> ${survivorId}::uuid order by k.customer_id`.execute(ctx.db)
  return rows
}

export async function selectMergesUnderWay(ctx: Context): Promise<{ id: string; since: string }[]> {
  const { rows } = await sql<{ id: string; since: string }>`
    select id, greatest(created_at, finished_at) as since from customer_merges
    where state in ('queued', 'running', 'undo-queued', 'undo-running')`.execute(ctx.db)
  return rows
}
