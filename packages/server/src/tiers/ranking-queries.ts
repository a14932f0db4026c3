import { hundredths } from '@zhike/core/tiers/rank-customers'
import type { PeriodDays } from '@zhike/core/tiers/resolve-period'
import type { TierScheme } from '@zhike/core/tiers/schema'
import { sql, type RawBuilder } from 'kysely'
import type { Context } from '../platform/context/context.ts'

/**
 * core's rankCustomers over all customers in one pass: who has an order in the period, in which place, with which tier.
 * A differential test holds both together.
 */
export function rankingSql(scheme: TierScheme, { from, to }: PeriodDays): RawBuilder<unknown> {
  const since = from === null ? sql`` : sql` and o.ordered_on >= ${from}::date`
  const until = to === null ? sql`` : sql` and o.ordered_on <= ${to}::date`
  return sql`
    with measured as (
      select o.customer_id, sum(o.amount_base) as measure from orders o
      where o.deleted_at is null${since}${until} group by o.customer_id
    ), numbered as (
      select c.id as customer_id, m.measure, c.tier as from_tier, c.is_vip as from_vip,
        row_number() over place as rank, count(*) over () as ranked,
        sum(greatest(m.measure, 0)) over place - greatest(m.measure, 0) as before,
        sum(greatest(m.measure, 0)) over () as total
      from measured m join customers c on c.id = m.customer_id where c.deleted_at is null
      window place as (order by m.measure desc, c.external_id collate "C" nulls last, c.id rows unbounded preceding)
    )
    select customer_id, measure::numeric(19, 4) as measure, from_tier, from_vip, rank::int as rank, before,
      ${tierSql(scheme)} as tier,
      measure > 0 and rank * 10000 < ranked * ${hundredths(scheme.vipPercent)}::bigint + 10000 as is_vip,
      case when total = 0 then 1 else round(before / total, 8) end as share_before
    from numbered`
}

function tierSql({ mode, thresholds, amounts }: TierScheme): RawBuilder<unknown> {
  const reaches = (key: 'a' | 'b') =>
    mode === 'amount'
      ? sql`measure >= ${amounts[key]}::numeric`
      : sql`before * 10000 < total * ${hundredths(thresholds[key])}::int`
  return sql`case when measure <= 0 then 'C' when ${reaches('a')} then 'A' when ${reaches('b')} then 'B' else 'C' end`
}

/** Runs wait for each other; the lock goes with the transaction. */
export async function lockRuns(ctx: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('zhike.tiers.run'))`.execute(ctx.db)
}

/**
 * The new standings beside the kept ones, in a table of this transaction. `differs` marks what has to be written, so
 * that a run over unchanged data writes nothing.
 */
export async function stageStandings(ctx: Context, scheme: TierScheme, period: PeriodDays): Promise<void> {
  // Sorts and hashes of a million rows stay in memory.
  await sql`set local work_mem = '256MB'`.execute(ctx.db)
  await sql`
    create temp table tier_standings on commit drop as
    select n.*, r.measure as previous_measure, r.customer_id is not null as is_kept,
      (n.tier, n.is_vip, n.rank, n.measure, n.share_before)
        is distinct from (r.tier, r.is_vip, r.rank, r.measure, r.share_before) as differs
    from (${rankingSql(scheme, period)}) n left join tier_results r on r.customer_id = n.customer_id`.execute(ctx.db)
  await sql`analyze tier_standings`.execute(ctx.db)
}

/** Writes results only where they differ, forgets those of customers that are no longer ranked. */
export async function saveStandings(ctx: Context): Promise<void> {
  await sql`
    update tier_results r
    set tier = n.tier, is_vip = n.is_vip, rank = n.rank, measure = n.measure, share_before = n.share_before
    from tier_standings n where n.customer_id = r.customer_id and n.is_kept and n.differs`.execute(ctx.db)
  await sql`
    insert into tier_results (customer_id, tier, is_vip, rank, measure, share_before)
    select customer_id, tier, is_vip, rank, measure, share_before from tier_standings where not is_kept
    order by rank`.execute(ctx.db)
}

/** Which customers get another tier or flag, those that leave the ranking included. */
export async function stageChanges(ctx: Context): Promise<number> {
  await sql`
    create temp table tier_differences on commit drop as
    select customer_id, from_tier, tier as to_tier, from_vip, is_vip as to_vip, rank, measure, previous_measure
    from tier_standings where from_tier is distinct from tier or from_vip <> is_vip
    union all
    select r.customer_id, r.tier, null, r.is_vip, false, null, null, r.measure from tier_results r
    where not exists (select from tier_standings n where n.customer_id = r.customer_id)`.execute(ctx.db)
  await sql`analyze tier_differences`.execute(ctx.db)
  await sql`
    delete from tier_results r where not exists (select from tier_standings n where n.customer_id = r.customer_id)`.execute(
    ctx.db,
  )
  const { rows } = await sql<{ count: number }>`select count(*) from tier_differences`.execute(ctx.db)
  return rows[0]?.count ?? 0
}

/** Customers' rows where the tier changed, and a line of history each. A run does not count as an edit: no new version. */
export async function saveChanges(ctx: Context, runNo: number): Promise<void> {
  await sql`
    update customers c set tier = d.to_tier, is_vip = d.to_vip from tier_differences d where c.id = d.customer_id`.execute(
    ctx.db,
  )
  await sql`
    insert into tier_changes (customer_id, run_no, from_tier, to_tier, from_vip, to_vip, rank, measure, previous_measure)
    select customer_id, ${runNo}::int, from_tier, to_tier, from_vip, to_vip, rank, measure, previous_measure
    from tier_differences`.execute(ctx.db)
}

/** A run over the last 12 months has just added up what customer_stats shows: it brings that up to date as well. */
export async function saveRevenue(ctx: Context): Promise<void> {
  await sql`
    update customer_stats s set revenue12m = n.measure from tier_standings n
    where s.customer_id = n.customer_id and s.revenue12m is distinct from n.measure`.execute(ctx.db)
  await sql`
    update customer_stats s set revenue12m = null
    where s.revenue12m is not null and not exists (select from tier_standings n where n.customer_id = s.customer_id)
      and exists (select from customers c where c.id = s.customer_id and c.deleted_at is null)`.execute(ctx.db)
}
