import type { Condition, ConditionValue, Operator } from '@zhike/core/filter/condition'
import {
  treePrefix,
  type FieldCatalogue,
  type FieldDefinition,
  type RelationCatalogue,
  type SetType,
} from '@zhike/core/filter/field-types'
import { validateCondition } from '@zhike/core/filter/validate-condition'
import { invalidFilter } from '@zhike/core/kernel/problems'
import { addDays, startOfDay } from '@zhike/core/kernel/time'
import { sql, type RawBuilder } from 'kysely'
import type { VisibleHolders } from '../access/visible-holders.ts'

export interface CompileEnvironment {
  today: string
  timeZone: string
  /** Whose customers whoever asks may ask about where a condition looks at others; none where it is not said. */
  seen?: VisibleHolders | undefined
}

/** Of a field with a set of values: whether any of these is in it; null asks whether there is any at all. */
export type SetColumn = (some: readonly string[] | null) => RawBuilder<boolean>

/** The SQL column of each field of a catalogue; field names of a condition never reach the database as text. */
export type ColumnMap<Fields extends FieldCatalogue> = {
  [Name in keyof Fields]: Fields[Name]['type'] extends SetType ? SetColumn : RawBuilder<unknown>
}

/** Where the rows of each relation lie, and how one hangs on the record. */
export type RelationMap<Relations extends RelationCatalogue> = {
  [Name in keyof Relations]: {
    from: RawBuilder<unknown>
    link: RawBuilder<boolean>
    columns: ColumnMap<Relations[Name]['fields']>
  }
}

/** Rows that hang on the record, for `has` and `hasNot`. */
export interface CompileRelations<Relations extends RelationCatalogue> {
  relations: Relations
  sources: RelationMap<Relations>
}

interface Level {
  fields: FieldCatalogue
  columns: Readonly<Record<string, RawBuilder<unknown> | SetColumn>>
}

/**
 * Compiles a condition to SQL with the meaning of core's evaluateCondition. Positive leaves stay bare so that indexes
 * serve them; below a `not` they are made two-valued. `has` and `hasNot` become EXISTS, which the planner turns into
 * semi- and anti-joins.
 */
export function compileCondition<Fields extends FieldCatalogue, Relations extends RelationCatalogue>(
  condition: Condition,
  fields: Fields,
  columns: ColumnMap<Fields>,
  environment: CompileEnvironment,
  related?: CompileRelations<Relations>,
): RawBuilder<boolean> {
  const problems = validateCondition(condition, fields, related?.relations)
  if (problems.length > 0) throw invalidFilter({ count: problems.length }, problems)
  const compile = (node: Condition, level: Level, negated: boolean): RawBuilder<boolean> => {
    if ('all' in node) {
      if (node.all.length === 0) return sql<boolean>`true`
      return sql<boolean>`(${sql.join(
        node.all.map((child) => compile(child, level, negated)),
        sql` and `,
      )})`
    }
    if ('any' in node)
      return sql<boolean>`(${sql.join(
        node.any.map((child) => compile(child, level, negated)),
        sql` or `,
      )})`
    if ('not' in node) return sql<boolean>`(not ${compile(node.not, level, true)})`
    if ('has' in node) return exists(node.has, node.where)
    if ('hasNot' in node) return sql<boolean>`(not ${exists(node.hasNot, node.where)})`
    const field = level.fields[node.field] as FieldDefinition
    const column = level.columns[node.field] as RawBuilder<unknown> | SetColumn
    const leaf =
      typeof column === 'function'
        ? compileSet(column, node.op, node.value ?? null)
        : compileLeaf(field, column, node.op, node.value ?? null, environment)
    return negated ? sql<boolean>`coalesce(${leaf}, false)` : leaf
  }
  /** Never null itself, so what stands inside needs no care for a `not` outside. */
  const exists = (name: string, where: Condition | undefined): RawBuilder<boolean> => {
    const source = related?.sources[name]
    const relation = related?.relations[name]
    if (!source || !relation) throw invalidFilter({ count: 1 })
    const { from, link } = source
    const level = { fields: relation.fields, columns: source.columns as Level['columns'] }
    const fits = where ? sql` and ${compile(where, level, false)}` : sql``
    return sql<boolean>`exists (select from ${from} where ${link}${fits})`
  }
  return compile(condition, { fields, columns }, false)
}

function compileSet(isAmong: SetColumn, op: Operator, value: ConditionValue): RawBuilder<boolean> {
  if (op === 'isNotEmpty') return isAmong(null)
  if (op === 'isEmpty') return sql<boolean>`(not ${isAmong(null)})`
  const some = isAmong(value as string[])
  return op === 'notIn' ? sql<boolean>`(not coalesce(${some}, false))` : some
}

const comparisons: Partial<Record<Operator, string>> = { lt: '<', lte: '<=', gt: '>', gte: '>=' }

function compileLeaf(
  field: FieldDefinition,
  column: RawBuilder<unknown>,
  op: Operator,
  value: ConditionValue,
  environment: CompileEnvironment,
): RawBuilder<boolean> {
  const isText = field.type === 'text'
  if (op === 'isEmpty')
    return isText ? sql<boolean>`(${column} is null or ${column} = '')` : sql<boolean>`${column} is null`
  if (op === 'isNotEmpty') return isText ? sql<boolean>`${column} <> ''` : sql<boolean>`${column} is not null`
  const filled = isText ? sql`${column} <> '' and ` : sql``
  if (op === 'contains') return sql<boolean>`(${filled}${column} ilike ${`%${escapeLike(String(value))}%`})`
  if (op === 'startsWith') return sql<boolean>`(${filled}${column} ilike ${`${escapeLike(String(value))}%`})`
  if (op === 'under') {
    const type = field.type === 'industry' ? 'industry' : 'region'
    const codes = value as string[]
    const parts = codes.map((code) => sql`${column} like ${`${treePrefix(type, code)}%`}`)
    return sql<boolean>`(${sql.join(parts, sql` or `)})`
  }
  if (field.type === 'choices') return compileChoices(column, op, value)
  if (field.type === 'instant') return compileInstant(column, op, value, environment)
  const cast = sql.raw(castOf(field))
  if (op === 'in') return sql<boolean>`(${filled}${column} = any(${value}::${cast}[]))`
  if (op === 'notIn') return sql<boolean>`(${filled}${column} <> all(${value}::${cast}[]))`
  if (op === 'eq') return sql<boolean>`(${filled}${column} = ${value}::${cast})`
  if (op === 'ne') return sql<boolean>`(${filled}${column} <> ${value}::${cast})`
  if (op === 'between') {
    const [low, high] = value as string[]
    return sql<boolean>`(${column} between ${low}::${cast} and ${high}::${cast})`
  }
  const { today } = environment
  if (op === 'withinLastDays') {
    return sql<boolean>`(${column} between ${addDays(today, -Number(value))}::date and ${today}::date)`
  }
  if (op === 'withinNextDays') {
    return sql<boolean>`(${column} between ${today}::date and ${addDays(today, Number(value))}::date)`
  }
  if (op === 'olderThanDays') return sql<boolean>`${column} < ${addDays(today, -Number(value))}::date`
  return sql<boolean>`${column} ${sql.raw(comparisons[op] ?? '=')} ${value}::${cast}`
}

/** A jsonb array of option keys; missing or empty answers none of these. */
function compileChoices(column: RawBuilder<unknown>, op: Operator, value: ConditionValue): RawBuilder<boolean> {
  if (op === 'containsAll') return sql<boolean>`(${column} ?& ${value}::text[])`
  const hasOne = sql<boolean>`(${column} ?| ${value}::text[])`
  return op === 'notIn' ? sql<boolean>`(not ${hasOne})` : hasOne
}

/** An instant is compared by its calendar day in the company's zone: days become half-open ranges of instants. */
function compileInstant(
  column: RawBuilder<unknown>,
  op: Operator,
  value: ConditionValue,
  { today, timeZone }: CompileEnvironment,
): RawBuilder<boolean> {
  const begin = (day: string) => sql`${startOfDay(day, timeZone).toISOString()}::timestamptz`
  const range = (from: string, to: string) =>
    sql<boolean>`(${column} >= ${begin(from)} and ${column} < ${begin(addDays(to, 1))})`
  switch (op) {
    case 'between': {
      const [low = '', high = ''] = value as string[]
      return range(low, high)
    }
    case 'ne': {
      const day = String(value)
      return sql<boolean>`(${column} < ${begin(day)} or ${column} >= ${begin(addDays(day, 1))})`
    }
    case 'lt':
      return sql<boolean>`${column} < ${begin(String(value))}`
    case 'lte':
      return sql<boolean>`${column} < ${begin(addDays(String(value), 1))}`
    case 'gt':
      return sql<boolean>`${column} >= ${begin(addDays(String(value), 1))}`
    case 'gte':
      return sql<boolean>`${column} >= ${begin(String(value))}`
    case 'withinLastDays':
      return range(addDays(today, -Number(value)), today)
    case 'withinNextDays':
      return range(today, addDays(today, Number(value)))
    case 'olderThanDays':
      return sql<boolean>`${column} < ${begin(addDays(today, -Number(value)))}`
    default:
      return range(String(value), String(value))
  }
}

function castOf(field: FieldDefinition): string {
  switch (field.type) {
    case 'money':
    case 'number':
      return 'numeric'
    case 'day':
      return 'date'
    case 'flag':
      return 'boolean'
    case 'reference':
      return 'uuid'
    default:
      return 'text'
  }
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (char) => `\\${char}`)
}
