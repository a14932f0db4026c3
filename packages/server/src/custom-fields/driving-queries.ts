import { conditionField } from '@zhike/core/custom-fields/catalogue'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import type { Condition } from '@zhike/core/filter/condition'
import type { FieldCatalogue } from '@zhike/core/filter/field-types'
import { sql, type RawBuilder } from 'kysely'
import type { IdQuery } from '../platform/access/customer-reach.ts'
import type { Context } from '../platform/context/context.ts'
import { compileCondition, type ColumnMap, type CompileEnvironment } from '../platform/filter/compile-condition.ts'
import { indexColumn } from './custom-columns.ts'

export interface DrivingLeaf {
  leaf: Extract<Condition, { field: string }>
  field: CustomField
}

export interface FoundByIndex {
  /** How many fit, values counted; exact up to what was asked for. */
  seen: number
  /** How many of them are inside, and their ids where they are few enough to be told. */
  inside: number
  ids: string[] | null
}

/** The customers that fit one comparison, by the field's index alone: a query for each stretch of the index. */
export function indexedCustomers({ leaf, field }: DrivingLeaf, environment: CompileEnvironment): IdQuery[] {
  return stretchesOf(leaf).map(
    (part) => sql`select v.customer_id from custom_values v where ${fitsIndexed({ leaf: part, field }, environment)}`,
  )
}

/** Joins to a walk along values l that leave whose customers fit: by values beside their key, before a customer is read. */
export function fittingAlongWalk(leaves: readonly DrivingLeaf[], environment: CompileEnvironment): RawBuilder<unknown> {
  const joined = leaves.map(
    (leaf, n) => sql`cross join lateral (select from custom_values v
      where v.customer_id = l.customer_id and ${fitsIndexed(leaf, environment)} limit 1) ${sql.ref(`fits_${n}`)}`,
  )
  return joined.length > 0 ? sql.join(joined, sql` `) : sql``
}

function fitsIndexed({ leaf, field }: DrivingLeaf, environment: CompileEnvironment): RawBuilder<unknown> {
  const column = indexColumn(field.type)
  // Ids and options stand as text in the index.
  const typed = conditionField(field)
  const isText = column === 'text' && typed.type !== 'region'
  const catalogue: FieldCatalogue = { [leaf.field]: isText ? { type: 'text' } : typed }
  const stored = sql.ref(`v.${column}`)
  const columns: ColumnMap<FieldCatalogue> = { [leaf.field]: stored }
  const fits = compileCondition(leaf, catalogue, columns, environment)
  return sql`v.field_id = ${field.id}::uuid and ${stored} is not null and ${fits}`
}

/**
 * Each tree of regions is a stretch of the index of its own; joined by OR they would be none. Several values are found
 * at once, however many they are, but can be halved.
 */
function stretchesOf(leaf: DrivingLeaf['leaf']): DrivingLeaf['leaf'][] {
  const values = Array.isArray(leaf.value) ? leaf.value.map(String) : []
  if (values.length < 2) return [leaf]
  if (leaf.op === 'under') return values.map((value) => ({ ...leaf, value: [value] }))
  if (leaf.op !== 'in') return [leaf]
  const middle = Math.ceil(values.length / 2)
  return [values.slice(0, middle), values.slice(middle)].map((value) => ({ ...leaf, value }))
}

export function allOf(stretches: readonly IdQuery[]): IdQuery {
  return sql.join(stretches, sql` union all `)
}

export function amongHeld(found: IdQuery, held: IdQuery | null): IdQuery {
  return held ? sql`select f.customer_id from (${found}) f where f.customer_id in (${held})` : found
}

/** How many a query finds as the planner has it: its statistics know how frequent a value is, and cost nothing to ask. */
export async function expectedRows(ctx: Context, found: IdQuery): Promise<number> {
  const { rows } = await sql<
    Record<string, [{ Plan: { 'Plan Rows': number } }]>
  >`explain (format json) ${found}`.execute(ctx.db)
  return Object.values(rows[0] ?? {})[0]?.[0].Plan['Plan Rows'] ?? 0
}

/**
 * What stretches of an index find, counted (countFound). Where they are looked through for what is held, two connections
 * need half the time.
 */
export async function countStretches(
  ctx: Context,
  stretches: readonly IdQuery[],
  held: IdQuery | null,
  limits: { most: number; mostIds: number },
): Promise<FoundByIndex> {
  const [first = [], second = []] = [0, 1].map((rest) => stretches.filter((_, n) => n % 2 === rest))
  if (!held || second.length === 0 || ctx.inTransaction) return countFound(ctx, allOf(stretches), held, limits)
  const halves = await Promise.all([first, second].map((half) => countFound(ctx, allOf(half), held, limits)))
  const ids = halves.every((half) => half.ids) ? [...new Set(halves.flatMap((half) => half.ids ?? []))] : null
  const sum = (of: (half: FoundByIndex) => number) => halves.reduce((total, half) => total + of(half), 0)
  return { seen: sum(({ seen }) => seen), inside: sum(({ inside }) => inside), ids }
}

/** Counts what a query of ids finds, and what of it `held` has (null: everything is); ids up to `mostIds`. */
async function countFound(
  ctx: Context,
  found: IdQuery,
  held: IdQuery | null,
  { most, mostIds }: { most: number; mostIds: number },
): Promise<FoundByIndex> {
  const { rows } = await sql<FoundByIndex>`
    with v as materialized (select f.customer_id from (${found}) f limit ${most + 1}),
      -- Of too many nobody wants to know which are held.
      i as materialized (select v.customer_id from v where (select count(*) from v) <= ${most}
        ${held ? sql`and v.customer_id in (${held})` : sql``})
    select (select count(*) from v)::int as seen, n.inside,
      case when n.inside <= ${mostIds} then array(select distinct customer_id from i limit ${mostIds}) end as ids
    from (select count(*)::int as inside from i) n`.execute(ctx.db)
  return rows[0] ?? { seen: 0, inside: 0, ids: [] }
}
