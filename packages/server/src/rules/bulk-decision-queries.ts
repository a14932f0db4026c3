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
// evaluated_customers → waiting_customers (whom the target does not hold yet) and slots (who gets the nth of them).

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
  const members = targets.flatMap((target, index) =>
    target.kind === 'people' ? target.personIds.map((person_id) => ({ position: index + 1, person_id })) : [],
  )
  for (const table of ['rule_targets', 'rule_members', 'evaluated_customers', 'waiting_customers', 'slots']) {
    await sql`drop table if exists pg_temp.${sql.id(table)}`.execute(ctx.db)
  }
  await sql`
    create temp table rule_targets on commit drop as
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(position int, pool_id uuid, fallback text, when_full text)`.execute(ctx.db)
  await sql`
    create temp table rule_members on commit drop as
    select * from jsonb_to_recordset(${JSON.stringify(members)}::jsonb) as r(position int, person_id uuid)`.execute(
    ctx.db,
  )
  await sql`analyze rule_targets`.execute(ctx.db)
  await sql`analyze rule_members`.execute(ctx.db)
}

/** One pass over the customers: which rule matches each. */
export async function evaluateCustomers(
  ctx: Context,
  rules: readonly Rule[],
  population: Population,
  environment: RulesEnvironment,
): Promise<void> {
  await sql`
    create temp table evaluated_customers on commit drop as
    select c.id as customer_id, ${population.columns}, c.tier, c.external_id, s.revenue12m as revenue,
      ${positionOf(rules, environment)} as position
    from ${population.from}`.execute(ctx.db)
  await sql`analyze evaluated_customers`.execute(ctx.db)
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

/**
 * Whether the people of its rule's target include the holder of an evaluated customer e. `is true` keeps it a question to
 * each: of a join the planner expects that nobody is left when all are, and then goes through all rules for each of them.
 */
export const isWithTarget = sql<boolean>`((e.position, e.person_id) in (
  select m.position, m.person_id from rule_members m)) is true`

/**
 * Those whose target is people and does not include their holder, numbered per rule in the order they are dealt. They
 * carry what is needed of them later, so that nothing has to be joined again.
 */
export async function queueWaiting(ctx: Context): Promise<{ position: number; count: number }[]> {
  await sql`
    create temp table waiting_customers on commit drop as
    select e.position, e.customer_id, e.tenure_id, e.person_id, e.pool_id, e.tier, e.revenue,
      row_number() over (partition by e.position order by e.tier collate "C" nulls last,
        e.external_id collate "C" nulls last, e.customer_id) as place
    from evaluated_customers e
    join rule_targets r on r.position = e.position and r.pool_id is null
    where e.is_movable and not (${isWithTarget})`.execute(ctx.db)
  await sql`analyze waiting_customers (position, place)`.execute(ctx.db)
  const result = await sql<{ position: number; count: number }>`
    select position, count(*) as count from waiting_customers group by position order by position`.execute(ctx.db)
  return result.rows
}

/** What people hold, where all of it is evaluated. */
export async function readHeld(ctx: Context): Promise<{ personId: string; count: number }[]> {
  const result = await sql<{ personId: string; count: number }>`
    select person_id, count(*) as count from evaluated_customers where person_id is not null group by person_id`.execute(
    ctx.db,
  )
  return result.rows
}

/** What each of these people holds once everything that may leave has left; sticky customers still count. */
export async function readLeaving(ctx: Context): Promise<{ personId: string; count: number }[]> {
  const result = await sql<{ personId: string; count: number }>`
    select e.person_id, count(*) as count
    from evaluated_customers e
    where e.is_movable and (e.person_id in (select person_id from rule_members)) is true and not (${isWithTarget})
    group by e.person_id`.execute(ctx.db)
  return result.rows
}

export interface Share {
  position: number
  member: number
  person_id: string
  share: number
}

/** Numbers the members' units: each member's are spread evenly over the line of the waiting, as core's dealOrder does. */
export async function numberSlots(ctx: Context, shares: readonly Share[]): Promise<void> {
  await sql`
    create temp table slots on commit drop as
    select r.position, r.person_id,
      row_number() over (partition by r.position order by (unit + 0.5::float8) / r.share, r.member) as place
    from jsonb_to_recordset(${JSON.stringify(shares)}::jsonb) as r(position int, member int, person_id uuid, share int),
      generate_series(0, r.share - 1) as unit`.execute(ctx.db)
  await sql`analyze slots (position, place)`.execute(ctx.db)
}

/**
 * Every customer that gets another holder than it has, as rows of customer_id, tenure_id, from_person_id, from_pool_id,
 * position, revenue, tier, to_person_id, to_pool_id and fallback. Those not among them stay where they are.
 */
export function decidedRows(defaultPoolId: string): RawBuilder<unknown> {
  return sql`(
    select e.customer_id, e.tenure_id, e.person_id as from_person_id, e.pool_id as from_pool_id, e.position, e.revenue,
      e.tier, null::uuid as to_person_id, r.pool_id as to_pool_id, r.fallback
    from evaluated_customers e join rule_targets r on r.position = e.position
    where e.is_movable and r.pool_id is not null and e.pool_id is distinct from r.pool_id
    union all
    select w.customer_id, w.tenure_id, w.person_id, w.pool_id, w.position, w.revenue, w.tier, s.person_id,
      case when s.person_id is null then ${defaultPoolId}::uuid end, case when s.person_id is null then r.when_full end
    from waiting_customers w
    join rule_targets r on r.position = w.position
    left join slots s on s.position = w.position and s.place = w.place
    where s.person_id is not null or w.pool_id is distinct from ${defaultPoolId}::uuid)`
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

/** Everybody who is dealt somebody. */
export async function listDealtPeople(ctx: Context): Promise<string[]> {
  const result = await sql<{ personId: string }>`select distinct person_id from slots`.execute(ctx.db)
  return result.rows.map((row) => row.personId)
}
