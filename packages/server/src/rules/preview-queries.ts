import type { FallbackCode } from '@zhike/core/ownership/reasons'
import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'
import { decidedRows } from './bulk-decision-queries.ts'

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

/** Moves by rule and by what kept the rule's target from taking them. */
export interface MoveGroup {
  position: number
  fallback: FallbackCode | null
  moves: number
  revenue: string
  aTier: number
}

/** Moves from a holder, or to it. */
export interface HolderMoves {
  personId: string | null
  poolId: string | null
  moves: number
  revenue: string
}

/** The moves of a run counted, in one pass, by rule, by whom they leave and by whom they go to. */
export async function tallyMoves(
  ctx: Context,
  runId: string,
): Promise<{ groups: MoveGroup[]; lost: HolderMoves[]; gained: HolderMoves[] }> {
  const { rows } = await sql<MoveGroup & HolderMoves & { kind: 'group' | 'lost' | 'gained' }>`
    select
      case when grouping(rule_position) = 0 then 'group' when grouping(from_person_id) = 0 then 'lost' else 'gained' end as kind,
      rule_position as position, fallback, coalesce(from_person_id, to_person_id) as person_id,
      coalesce(from_pool_id, to_pool_id) as pool_id, count(*) as moves,
      coalesce(sum(revenue), 0)::numeric(19, 4)::text as revenue, count(*) filter (where tier = 'A') as a_tier
    from (select *, reason ->> 'fallback' as fallback from ownership_run_moves where run_id = ${runId}::uuid) m
    group by grouping sets ((rule_position, fallback), (from_person_id, from_pool_id), (to_person_id, to_pool_id))
    order by rule_position, fallback`.execute(ctx.db)
  const of = (kind: string) => rows.filter((row) => row.kind === kind)
  return { groups: of('group'), lost: of('lost'), gained: of('gained') }
}

/** How many each of these people may hold; no limit is left out. */
export async function listCapacities(ctx: Context, personIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; capacity: number }>`
    select id, capacity from people where id = any(${personIds}::uuid[]) and capacity is not null`.execute(ctx.db)
  return new Map(rows.map(({ id, capacity }) => [id, capacity]))
}
