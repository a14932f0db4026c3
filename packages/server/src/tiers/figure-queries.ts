import { curvePositions } from '@zhike/core/tiers/curve-positions'
import { ratio, type ChangeGroup, type StandingGroup } from '@zhike/core/tiers/fold-figures'
import { toUnits } from '@zhike/core/kernel/money'
import { sql, type RawBuilder } from 'kysely'
import { scopedCustomers } from '../platform/access/scoped-customers.ts'
import type { Context } from '../platform/context/context.ts'

const curvePoints = 200

export interface Figures {
  groups: StandingGroup[]
  biggest: { customerId: string; revenue: string } | null
  curve: { customers: number; share: number }[]
}

/** Everything that the page of tiers shows of a set of standings (customer_id, tier, is_vip, rank, measure). */
async function selectFigures(ctx: Context, standings: RawBuilder<unknown>): Promise<Figures> {
  const groups = await sql<StandingGroup>`
    select tier, is_vip, count(*) as customers, sum(measure)::text as revenue, min(measure)::text as lowest
    from ${standings} n where rank is not null group by tier, is_vip`.execute(ctx.db)
  const biggest = await sql<{ customerId: string; revenue: string }>`
    select customer_id, measure::text as revenue from ${standings} n where rank is not null
    order by rank limit 1`.execute(ctx.db)
  const ranked = groups.rows.reduce((sum, group) => sum + group.customers, 0)
  const points = await sql<{ customers: number; revenue: string }>`
    select customers, revenue::text as revenue from (
      select row_number() over place as customers, sum(greatest(measure, 0)) over place as revenue
      from ${standings} n where rank is not null window place as (order by rank rows unbounded preceding)
    ) p where customers = any(${curvePositions(ranked, curvePoints)}::bigint[]) order by customers`.execute(ctx.db)
  const total = toUnits(points.rows.at(-1)?.revenue ?? '0')
  return {
    groups: groups.rows,
    biggest: biggest.rows[0] ?? null,
    curve: points.rows.map(({ customers, revenue }) => ({
      customers,
      share: total > 0n ? ratio(toUnits(revenue), total) : 1,
    })),
  }
}

/** Of the run in this transaction, over the whole company. */
export function selectStagedFigures(ctx: Context): Promise<Figures> {
  return selectFigures(ctx, sql`tier_standings`)
}

export async function selectStagedChanges(ctx: Context): Promise<ChangeGroup[]> {
  const { rows } = await sql<ChangeGroup>`
    select from_tier, to_tier, from_vip, to_vip, count(*) as customers from tier_differences
    group by from_tier, to_tier, from_vip, to_vip`.execute(ctx.db)
  return rows
}

export async function countCustomers(ctx: Context): Promise<number> {
  const row = await ctx.db
    .selectFrom('customers')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('deletedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return row.count
}

/** The customers a reader may see, of one department (and below) where one is named. */
export async function customersInReach(ctx: Context, departmentId: string | undefined) {
  const reach = await scopedCustomers(ctx, 'tier.read')
  if (departmentId === undefined) return reach
  return reach.where(
    sql<boolean>`t.person_id in (
      with recursive below as (
        select id from departments where id = ${departmentId}::uuid
        union all select d.id from departments d join below b on d.parent_id = b.id
      ) select p.id from people p join below b on p.department_id = b.id)`,
  )
}

export async function departmentExists(ctx: Context, departmentId: string): Promise<boolean> {
  const row = await ctx.db.selectFrom('departments').select('id').where('id', '=', departmentId).executeTakeFirst()
  return row !== undefined
}

/** The same figures over a part of the company, from the kept results. */
export async function selectPartFigures(
  ctx: Context,
  departmentId: string | undefined,
): Promise<Figures & { unranked: number }> {
  const reach = await customersInReach(ctx, departmentId)
  const part = reach
    .leftJoin('tierResults as r', 'r.customerId', 'c.id')
    .select(['c.id as customerId', 'r.tier', 'r.isVip', 'r.rank', 'r.measure'])
  const figures = await selectFigures(ctx, sql`(${part})`)
  const { rows } = await sql<{ count: number }>`
    select count(*) from (${part}) n where rank is null`.execute(ctx.db)
  return { ...figures, unranked: rows[0]?.count ?? 0 }
}

export async function selectPartChanges(
  ctx: Context,
  departmentId: string | undefined,
  runNo: number,
): Promise<ChangeGroup[]> {
  const reach = await customersInReach(ctx, departmentId)
  const rows = await reach
    .innerJoin('tierChanges as h', (join) => join.onRef('h.customerId', '=', 'c.id').on('h.runNo', '=', runNo))
    .select(['h.fromTier', 'h.toTier', 'h.fromVip', 'h.toVip'])
    .select((eb) => eb.fn.countAll<number>().as('customers'))
    .groupBy(['h.fromTier', 'h.toTier', 'h.fromVip', 'h.toVip'])
    .execute()
  return rows as ChangeGroup[]
}

/** The name of a customer in reach; null where it is not, or no longer. */
export async function findNameInReach(ctx: Context, customerId: string): Promise<string | null> {
  const reach = await scopedCustomers(ctx, 'tier.read')
  const row = await reach.select('c.name').where('c.id', '=', customerId).executeTakeFirst()
  return row?.name ?? null
}
