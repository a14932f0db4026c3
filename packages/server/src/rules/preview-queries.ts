import type { FallbackCode } from '@zhike/core/ownership/reasons'
import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'
import { decidedRows, isWithTarget } from './bulk-decision-queries.ts'

// Figures of a preview, over the temporary tables of decideInBulk.

/** What would change; kept so that exactly this can be applied. */
export async function saveMoves(ctx: Context, runId: string, defaultPoolId: string): Promise<void> {
  await sql`
    insert into ownership_run_moves (run_id, customer_id, rule_position, from_person_id, from_pool_id, to_person_id,
      to_pool_id, from_tenure_id, revenue, tier, reason)
    select ${runId}::uuid, d.customer_id, d.position, d.from_person_id, d.from_pool_id, d.to_person_id, d.to_pool_id,
      d.tenure_id, d.revenue, d.tier,
      case when d.fallback is null then '{}' else jsonb_build_object('fallback', d.fallback) end
    from ${decidedRows(defaultPoolId)} d`.execute(ctx.db)
  // Where the application may not (PostgreSQL before 17), this only warns and the figures take a little longer.
  await sql`analyze ownership_run_moves`.execute(ctx.db)
}

/** Moves of earlier previews of the same rules that nobody applied: no longer of use. */
export async function dropStaleMoves(ctx: Context, runId: string): Promise<void> {
  await sql`
    delete from ownership_run_moves where run_id in (
      select r.id from ownership_runs r, ownership_runs n
      where n.id = ${runId}::uuid and r.id <> n.id and r.kind = 'preview' and r.rule_version_id = n.rule_version_id
        and not exists (select 1 from ownership_runs a where a.of_run_id = r.id))`.execute(ctx.db)
}

export interface MoveGroup {
  position: number
  fallback: FallbackCode | null
  moves: number
  revenue: string
  aTier: number
}

/** The moves by rule and by what kept the rule's target from taking them. */
export async function sumMoves(ctx: Context, runId: string): Promise<MoveGroup[]> {
  const result = await sql<MoveGroup>`
    select rule_position as position, reason ->> 'fallback' as fallback, count(*) as moves,
      coalesce(sum(revenue), 0)::numeric(19, 4)::text as revenue, count(*) filter (where tier = 'A') as a_tier
    from ownership_run_moves where run_id = ${runId}::uuid group by 1, 2 order by 1, 2`.execute(ctx.db)
  return result.rows
}

/** Customers the rules would place elsewhere, but a person decided and the run leaves them. */
export async function countKeptByHand(ctx: Context): Promise<number> {
  const result = await sql<{ count: number }>`
    select count(*) as count
    from evaluated_customers e
    join rule_targets r on r.position = e.position
    where not e.is_movable and (r.pool_id is not null or not (${isWithTarget}))`.execute(ctx.db)
  return result.rows[0]?.count ?? 0
}

/** How many customers each rule matches, whether they move or not. */
export async function countHits(ctx: Context): Promise<{ position: number; hits: number }[]> {
  const result = await sql<{ position: number; hits: number }>`
    select position, count(*) as hits from evaluated_customers group by position order by position`.execute(ctx.db)
  return result.rows
}

export interface HolderFigures {
  personId: string | null
  poolId: string | null
  before: number
  gained: number
  lost: number
  revenueBefore: string
  revenueAfter: string
  capacity: number | null
  total: number
}

/** Everybody who gains or loses, the largest change first; `total` is how many there are. */
export async function readHolderChanges(ctx: Context, runId: string, limit: number): Promise<HolderFigures[]> {
  const result = await sql<HolderFigures>`
    with delta as (
      select person_id, pool_id, sum(gained) as gained, sum(lost) as lost, sum(revenue) as revenue
      from (
        select from_person_id as person_id, from_pool_id as pool_id, 0 as gained, count(*) as lost,
          -coalesce(sum(revenue), 0) as revenue
        from ownership_run_moves where run_id = ${runId}::uuid group by 1, 2
        union all
        select to_person_id, to_pool_id, count(*), 0, coalesce(sum(revenue), 0)
        from ownership_run_moves where run_id = ${runId}::uuid group by 1, 2
      ) changes group by 1, 2
    ), largest as (
      select *, count(*) over () as total from delta order by gained + lost desc, person_id, pool_id limit ${limit}
    ), before as (
      select person_id, pool_id, count(*) as held, coalesce(sum(revenue), 0) as revenue
      from evaluated_customers group by 1, 2
    )
    select l.person_id, l.pool_id, coalesce(b.held, 0) as before, l.gained::int, l.lost::int,
      coalesce(b.revenue, 0)::numeric(19, 4)::text as revenue_before,
      (coalesce(b.revenue, 0) + l.revenue)::numeric(19, 4)::text as revenue_after, p.capacity, l.total
    from largest l
    left join before b on b.person_id is not distinct from l.person_id and b.pool_id is not distinct from l.pool_id
    left join people p on p.id = l.person_id
    order by l.gained + l.lost desc, l.person_id, l.pool_id`.execute(ctx.db)
  return result.rows
}
