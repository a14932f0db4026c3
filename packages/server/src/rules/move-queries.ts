import type { FallbackCode, SkipCode } from '@zhike/core/ownership/reasons'
import { fieldsRead } from '@zhike/core/rules/evaluate-rules'
import type { Rule } from '@zhike/core/rules/schema'
import { sql, type RawBuilder } from 'kysely'
import type { Context } from '../platform/context/context.ts'
import { decisionReason, positionOf } from './bulk-decision-queries.ts'
import type { RulesEnvironment } from './rule-environment.ts'
import { afterCursor, orderBy, type Cursor, type SortKey } from '../platform/list/keyset.ts'

// Moves recorded for a run: showing them, and carrying them out (an applied preview, or an undo).

export interface MoveRow {
  customerId: string
  name: string
  tier: 'A' | 'B' | 'C' | null
  isVip: boolean
  revenue12m: string | null
  fromPersonId: string | null
  fromPoolId: string | null
  toPersonId: string | null
  toPoolId: string | null
  rulePosition: number
  fallback: FallbackCode | null
  skipped: SkipCode | null
}

export const moveSort: SortKey[] = [
  { field: 'revenue', column: { expression: sql`m.revenue`, cast: 'numeric', nullable: true }, descending: true },
]

export async function findMoves(
  ctx: Context,
  runId: string,
  options: { skipped: boolean | undefined; cursor: Cursor | null; limit: number },
): Promise<MoveRow[]> {
  const conditions: RawBuilder<unknown>[] = [sql`m.run_id = ${runId}::uuid`]
  if (options.skipped !== undefined)
    conditions.push(options.skipped ? sql`m.skipped is not null` : sql`m.skipped is null`)
  if (options.cursor) conditions.push(afterCursor(moveSort, sql`m.customer_id`, options.cursor))
  const result = await sql<MoveRow>`
    select m.customer_id, c.name, c.tier, c.is_vip, m.revenue as revenue12m, m.from_person_id, m.from_pool_id,
      m.to_person_id, m.to_pool_id, m.rule_position, m.reason ->> 'fallback' as fallback, m.skipped
    from (
      select * from ownership_run_moves m where ${sql.join(conditions, sql` and `)}
      order by ${orderBy(moveSort, sql`m.customer_id`)} limit ${options.limit + 1}
    ) m join customers c on c.id = m.customer_id
    order by ${orderBy(moveSort, sql`m.customer_id`)}`.execute(ctx.db)
  return result.rows
}

// The moves of a run lie in the temporary table run_moves while it is carried out: analysed, so that the planner knows
// how many there are, and with the ids of the tenures to open.

/**
 * The moves of a preview, with the facts of now: they are what the tenure will give as its reason, so a customer whom
 * another rule matches by now is left alone.
 */
export async function loadPreviewMoves(
  ctx: Context,
  previewId: string,
  version: { id: string; rules: readonly Rule[]; environment: RulesEnvironment },
): Promise<void> {
  await sql`
    create temp table run_moves on commit drop as
    select m.customer_id, uuid_v7() as tenure_id, m.to_person_id as person_id, m.to_pool_id as pool_id,
      m.from_person_id, m.from_pool_id, 'rule' as reason_code,
      ${decisionReason(fieldsRead(version.rules), version.environment.custom, sql`m.reason ->> 'fallback'`)} as reason,
      ${version.id}::uuid as rule_version_id, m.rule_position, m.from_tenure_id as expected_tenure_id, m.revenue,
      case when ${positionOf(version.rules, version.environment)} <> m.rule_position then 'changed-since' end as skipped
    from ownership_run_moves m
    join customers c on c.id = m.customer_id
    left join customer_stats s on s.customer_id = c.id
    where m.run_id = ${previewId}::uuid`.execute(ctx.db)
  await sql`analyze run_moves`.execute(ctx.db)
}

/**
 * What an applied run moved, back to the holder before it, or to the default pool where that one is inactive. A tenure
 * that goes back remembers the rule that had decided then. Where the customer changed hands since, it is left alone.
 */
export async function loadUndoMoves(ctx: Context, applyId: string, defaultPoolId: string): Promise<void> {
  await sql`
    create temp table run_moves on commit drop as
    select b.*, uuid_v7() as tenure_id, 'run-undone' as reason_code
    from (
      select t.customer_id, t.id as expected_tenure_id, t.person_id as from_person_id, t.pool_id as from_pool_id,
        case when p.is_active then p.id end as person_id,
        case when p.id is null and o.is_active then o.id when p.is_active then null else ${defaultPoolId}::uuid end as pool_id,
        case when coalesce(p.is_active, o.is_active) then f.reason
          when p.id is not null then '{"fallback":"person-inactive"}' else '{"fallback":"pool-inactive"}' end::jsonb as reason,
        case when coalesce(p.is_active, o.is_active) then f.rule_version_id end as rule_version_id,
        case when coalesce(p.is_active, o.is_active) then f.rule_position end as rule_position,
        not coalesce(p.is_active, o.is_active) as is_elsewhere,
        s.revenue12m as revenue, case when t.end_at < 'infinity' then 'changed-since' end as skipped
      from tenures t
      join tenures f on f.customer_id = t.customer_id and f.slot = t.slot and f.end_at = t.prev_end_at
      left join people p on p.id = f.person_id
      left join pools o on o.id = f.pool_id
      left join customer_stats s on s.customer_id = t.customer_id
      where t.run_id = ${applyId}::uuid
    ) b
    where b.skipped is not null or b.person_id is distinct from b.from_person_id
      or b.pool_id is distinct from b.from_pool_id`.execute(ctx.db)
  await sql`analyze run_moves`.execute(ctx.db)
}

export async function listMoveTargets(ctx: Context): Promise<{ personIds: string[]; poolIds: string[] }> {
  const result = await sql<{ personId: string | null; poolId: string | null }>`
    select person_id, pool_id from run_moves where skipped is null group by 1, 2`.execute(ctx.db)
  return {
    personIds: result.rows.flatMap((row) => row.personId ?? []),
    poolIds: result.rows.flatMap((row) => row.poolId ?? []),
  }
}

/** Moves to people or pools that are inactive by now are left out. Call it under the targets' locks. */
export async function skipInactiveTargets(ctx: Context): Promise<void> {
  await sql`
    update run_moves m set skipped = 'target-inactive'
    where m.skipped is null and (m.person_id in (select p.id from people p where not p.is_active)
      or m.pool_id in (select o.id from pools o where not o.is_active))`.execute(ctx.db)
}

/** Customers that changed hands, or were deleted, since the move was decided. Call it under the customers' locks. */
export async function skipChanged(ctx: Context): Promise<void> {
  await sql`
    update run_moves m set skipped = 'changed-since'
    where m.skipped is null and not exists (
      select 1 from tenures t
      where t.customer_id = m.customer_id and t.id = m.expected_tenure_id and t.end_at = 'infinity')`.execute(ctx.db)
}

/**
 * Leaves out the last moves to people who would by now hold more than their limit. A move left out stays with its
 * holder, who may then be over his own limit: call again until nothing changes.
 */
export async function skipOverLimit(ctx: Context): Promise<number> {
  const result = await sql`
    with incoming as (
      select person_id, count(*) as gained from run_moves where skipped is null and person_id is not null group by 1
    ), outgoing as (
      select from_person_id as person_id, count(*) as lost from run_moves
      where skipped is null and from_person_id is not null group by 1
    ), rooms as (
      select i.person_id, i.gained, greatest(0, p.capacity + coalesce(o.lost, 0)
        - (select count(*) from tenures t where t.person_id = i.person_id and t.end_at = 'infinity')) as room
      from incoming i
      join people p on p.id = i.person_id and p.capacity is not null
      left join outgoing o on o.person_id = i.person_id
    ), ranked as (
      select m.customer_id, r.room,
        row_number() over (partition by m.person_id order by m.revenue desc nulls last, m.customer_id) as place
      from run_moves m join rooms r on r.person_id = m.person_id and r.gained > r.room
      where m.skipped is null
    )
    update run_moves m set skipped = 'limit-reached'
    from ranked r where m.customer_id = r.customer_id and r.place > r.room`.execute(ctx.db)
  return Number(result.numAffectedRows ?? 0)
}

/** The moves to carry out, as tenures to open. */
export const moveSource = sql`(
  select customer_id, tenure_id, person_id, pool_id, reason_code, reason, rule_version_id, rule_position,
    expected_tenure_id
  from run_moves where skipped is null)`

export async function countSkipped(ctx: Context): Promise<{ code: SkipCode; count: number }[]> {
  const result = await sql<{ code: SkipCode; count: number }>`
    select skipped as code, count(*) as count from run_moves where skipped is not null group by 1 order by 1`.execute(
    ctx.db,
  )
  return result.rows
}

/** Notes on the preview's moves which were left out. */
export async function saveSkips(ctx: Context, previewId: string): Promise<void> {
  await sql`
    update ownership_run_moves m set skipped = r.skipped
    from run_moves r
    where r.skipped is not null and m.run_id = ${previewId}::uuid and m.customer_id = r.customer_id`.execute(ctx.db)
}

/** Keeps what an undo moved and left out. */
export async function saveUndoMoves(ctx: Context, undoId: string): Promise<void> {
  await sql`
    insert into ownership_run_moves (run_id, customer_id, rule_position, from_person_id, from_pool_id, to_person_id,
      to_pool_id, from_tenure_id, revenue, reason, skipped)
    select ${undoId}::uuid, customer_id, coalesce(rule_position, 0), from_person_id, from_pool_id, person_id, pool_id,
      expected_tenure_id, revenue, reason, skipped
    from run_moves`.execute(ctx.db)
}

/** Moves of an undo whose former holder is inactive by now. */
export async function countElsewhere(ctx: Context): Promise<number> {
  const result = await sql<{ count: number }>`
    select count(*) as count from run_moves where is_elsewhere and skipped is null`.execute(ctx.db)
  return result.rows[0]?.count ?? 0
}
