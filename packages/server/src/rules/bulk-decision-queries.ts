import type { FieldCatalogue } from '@zhike/core/filter/field-types'
import type { ResolvedTarget } from '@zhike/core/rules/resolve-target'
import type { Rule } from '@zhike/core/rules/schema'
import { sql, type RawBuilder } from 'kysely'
import { customColumns } from '../custom-fields/custom-columns.ts'
import { ruleColumns } from '../customers/customer-columns.ts'
import type { Context } from '../platform/context/context.ts'
import { compileCondition, type ColumnMap } from '../platform/filter/compile-condition.ts'
import { factsObject } from './decision-queries.ts'
import type { RulesEnvironment } from './rule-environment.ts'

// The set-based counterpart of core's decideHolders, in steps over temporary tables of the transaction:
// evaluated_customers (who matches which rule, and whether it may stay) → slots (who gets the nth of those that wait).

/** Which customers are decided: columns tenure_id, person_id, pool_id, is_movable and the tables c and s. */
export interface Population {
  columns: RawBuilder<unknown>
  from: RawBuilder<unknown>
  /** Whether whatever people hold is among them. */
  hasAllHeld: boolean
}

/** Customers that were just inserted and that the staging table gives nobody. */
export const stagedPopulation: Population = {
  columns: sql`null::uuid as tenure_id, null::uuid as person_id, null::uuid as pool_id, true as is_movable`,
  from: sql`new_customers n join customers c on c.id = n.customer_id left join customer_stats s on s.customer_id = c.id
    where n.person_id is null and n.pool_id is null`,
  hasAllHeld: false,
}

/** Everybody but the archive; movable is what lies in a pool and, where asked for, what people hold. */
export function livingPopulation(options: { people: 'none' | 'by-rule' | 'all' }): Population {
  const movable = {
    none: sql`t.pool_id is not null`,
    'by-rule': sql`(t.pool_id is not null or t.rule_version_id is not null)`,
    all: sql`true`,
  }[options.people]
  return {
    columns: sql`t.id as tenure_id, t.person_id, t.pool_id, ${movable} as is_movable`,
    from: sql`customers c join tenures t on t.customer_id = c.id and t.end_at = 'infinity'
      left join customer_stats s on s.customer_id = c.id where c.deleted_at is null`,
    // Deleting moves a customer to the archive, so that nobody holds what is not among these.
    hasAllHeld: true,
  }
}

/** Room to sort and hash a million rows in memory; for this transaction only. */
export async function widenMemory(ctx: Context): Promise<void> {
  await sql`select set_config('work_mem', '256MB', true), set_config('jit', 'off', true)`.execute(ctx.db)
}

export async function writeTargets(ctx: Context, targets: readonly ResolvedTarget[]): Promise<void> {
  const rows = targets.map((target, index) => ({
    position: index + 1,
    pool_id: target.kind === 'pool' ? target.poolId : null,
    fallback: target.kind === 'pool' ? target.fallback : null,
    when_full: target.kind === 'people' ? target.whenFull : null,
  }))
  for (const table of ['rule_targets', 'evaluated_customers', 'slots']) {
    await sql`drop table if exists pg_temp.${sql.id(table)}`.execute(ctx.db)
  }
  await sql`
    create temp table rule_targets on commit drop as
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(position int, pool_id uuid, fallback text, when_full text)`.execute(ctx.db)
  await sql`analyze rule_targets`.execute(ctx.db)
}

/**
 * One pass over the customers: which rule matches each, whether its holder is among the people of the target, whether it
 * waits for another, and its place among those who do, in the order they are dealt.
 */
export async function evaluateCustomers(
  ctx: Context,
  rules: readonly Rule[],
  targets: readonly ResolvedTarget[],
  population: Population,
  environment: RulesEnvironment,
): Promise<void> {
  const members = targets.flatMap((target, index) =>
    target.kind === 'people' ? target.personIds.map((personId) => ({ position: index + 1, personId })) : [],
  )
  // Parallel workers match and sort. For them members are no temporary table, and the offsets, which keep each expression
  // from being worked out twice, are typed: of `offset 0` the planner does not see that it leaves nothing out. `is true`
  // keeps the members a question to each customer; of a join it expects that nobody is left when all are.
  await sql`
    create temp table evaluated_customers on commit drop as
    select w.*, row_number() over (partition by w.position, w.waits order by w.tier collate "C" nulls last,
      w.external_id collate "C" nulls last, w.customer_id) as place
    from (
      select m.*, m.is_movable and not m.is_with_target as waits
      from (
        select e.*, ((e.position, e.person_id) in (
          select * from unnest(${members.map((one) => one.position)}::int[], ${members.map((one) => one.personId)}::uuid[])
        )) is true as is_with_target
        from (
          select c.id as customer_id, ${population.columns}, c.tier, c.external_id, s.revenue12m as revenue,
            ${positionOf(rules, environment)} as position
          from ${population.from} offset bigint '0'
        ) e offset bigint '0'
      ) m
    ) w`.execute(ctx.db)
  await sql`analyze evaluated_customers (position, waits, place)`.execute(ctx.db)
}

/** The rule that matches, counted from 1: core's matchRule. */
export function positionOf(rules: readonly Rule[], environment: RulesEnvironment): RawBuilder<number> {
  const columns: ColumnMap<FieldCatalogue> = { ...customColumns(environment.custom, sql`c.custom`), ...ruleColumns }
  const branches = rules.map((rule, index) =>
    rule.when === null
      ? sql`when true then ${sql.lit(index + 1)}`
      : sql`when ${compileCondition(rule.when, environment.fields, columns, environment)} then ${sql.lit(index + 1)}`,
  )
  return sql<number>`(case ${sql.join(branches, sql` `)} end)::int`
}

interface RuleTally {
  position: number
  hits: number
  /** May move, and the target's people do not hold them yet. */
  waiting: number
  /** Would move, but a person decided and the run leaves them. */
  kept: number
}

export interface HolderTally {
  personId: string | null
  poolId: string | null
  held: number
  /** Of these, how many may leave; sticky customers stay. */
  leaving: number
  revenue: string
}

export interface Tally {
  rules: RuleTally[]
  holders: HolderTally[]
}

/** The evaluated customers counted, in one pass, by the rule that matches and by who holds them. */
export async function tallyEvaluated(ctx: Context): Promise<Tally> {
  const { rows } = await sql<HolderTally & { position: number; kept: number; isOfHolder: number }>`
    select grouping(position) as is_of_holder, position, person_id, pool_id, count(*) as held,
      count(*) filter (where waits) as leaving, count(*) filter (where not is_movable and not is_with_target) as kept,
      coalesce(sum(revenue), 0)::numeric(19, 4)::text as revenue
    from evaluated_customers group by grouping sets ((position), (person_id, pool_id)) order by position`.execute(
    ctx.db,
  )
  return {
    rules: rows
      .filter((row) => row.isOfHolder === 0)
      .map(({ held, leaving, ...row }) => ({ ...row, hits: held, waiting: leaving })),
    holders: rows.filter((row) => row.isOfHolder === 1),
  }
}

export interface Share {
  member: number
  person_id: string
  share: number
}

/** Numbers the members' units: each member's are spread evenly over the line of the waiting, as core's dealOrder does. */
export async function numberSlots(
  ctx: Context,
  shares: readonly { position: number; members: Share[] }[],
): Promise<void> {
  await sql`
    create temp table slots on commit drop as
    select r.position, u.person_id, u.place
    from jsonb_to_recordset(${JSON.stringify(shares)}::jsonb) as r(position int, members jsonb)
    cross join lateral (
      select m.person_id, row_number() over (order by (unit + 0.5::float8) / m.share, m.member) as place
      from jsonb_to_recordset(r.members) as m(member int, person_id uuid, share int),
        generate_series(0, m.share - 1) as unit
    ) u`.execute(ctx.db)
  await sql`analyze slots (position, place)`.execute(ctx.db)
}

/**
 * Every customer that gets another holder than it has, as rows of customer_id, tenure_id, from_person_id, from_pool_id,
 * position, revenue, tier, to_person_id, to_pool_id and fallback. Those not among them stay where they are.
 */
export function decidedRows(defaultPoolId: string): RawBuilder<unknown> {
  return sql`(
    select e.customer_id, e.tenure_id, e.person_id as from_person_id, e.pool_id as from_pool_id, e.position, e.revenue,
      e.tier, s.person_id as to_person_id,
      case when s.person_id is null then coalesce(r.pool_id, ${defaultPoolId}::uuid) end as to_pool_id,
      case when s.person_id is null then coalesce(r.fallback, r.when_full) end as fallback
    from evaluated_customers e
    join rule_targets r on r.position = e.position
    left join slots s on s.position = e.position and s.place = e.place
    where e.waits
      and (s.person_id is not null or e.pool_id is distinct from coalesce(r.pool_id, ${defaultPoolId}::uuid)))`
}

/** Decided rows of an import as tenures to open: the row's own reason, the facts and the fallback. */
export function decidedStagedSource(
  defaultPoolId: string,
  ruleVersionId: string,
  fields: readonly string[],
  custom: RulesEnvironment['custom'],
): RawBuilder<unknown> {
  return sql`(
    select d.customer_id, uuid_v7() as tenure_id, d.to_person_id as person_id, d.to_pool_id as pool_id, n.reason_code,
      coalesce(n.reason, '{}') || ${decisionReason(fields, custom, sql`d.fallback`)} as reason,
      ${ruleVersionId}::uuid as rule_version_id, d.position as rule_position
    from ${decidedRows(defaultPoolId)} d
    join new_customers n on n.customer_id = d.customer_id
    join customers c on c.id = d.customer_id
    left join customer_stats s on s.customer_id = c.id)`
}

/** What a tenure remembers: the facts the rules read, and why the target could not take it. For c and s. */
export function decisionReason(
  fields: readonly string[],
  custom: RulesEnvironment['custom'],
  fallback: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return fields.length === 0
    ? sql`jsonb_strip_nulls(jsonb_build_object('fallback', ${fallback}))`
    : sql`jsonb_strip_nulls(jsonb_build_object('fallback', ${fallback}, 'facts', ${factsObject(fields, custom)}))`
}
