import { z } from 'zod'

/**
 * The one condition language: list filters, ownership rules and (later) segments and automation.
 * A JSON tree; evaluated in memory by evaluate.ts and compiled to SQL by the server. Two-valued: a leaf on an
 * empty value is false, except isEmpty; `not` turns that around. `has` asks for at least one row that hangs on the
 * record and fits `where` (absent: any row), `hasNot` for none.
 */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { has: string; where?: Condition }
  | { hasNot: string; where?: Condition }
  | { field: string; op: Operator; value?: ConditionValue }

export type ConditionValue = string | number | boolean | string[] | number[] | null

export const operators = [
  'eq',
  'ne',
  'in',
  'notIn',
  'lt',
  'lte',
  'gt',
  'gte',
  'between',
  'contains',
  'containsAll',
  'startsWith',
  'under',
  'withinLastDays',
  'olderThanDays',
  'withinNextDays',
  'isEmpty',
  'isNotEmpty',
] as const
export type Operator = (typeof operators)[number]

const maxDepth = 8

const value = z.union([
  z.string().max(500),
  z.number(),
  z.boolean(),
  z.array(z.string().max(500)).max(500),
  z.array(z.number()).max(500),
  z.null(),
])

const relationName = z.string().max(100)

export const conditionSchema: z.ZodType<Condition> = z
  .lazy(() =>
    z.union([
      z.strictObject({ all: z.array(conditionNode).max(50) }),
      z.strictObject({ any: z.array(conditionNode).min(1).max(50) }),
      z.strictObject({ not: conditionNode }),
      z.strictObject({ has: relationName, where: conditionNode.optional() }),
      z.strictObject({ hasNot: relationName, where: conditionNode.optional() }),
      z.strictObject({ field: z.string().max(100), op: z.enum(operators), value: value.optional() }),
    ]),
  )
  .meta({ id: 'Condition' })

const conditionNode: z.ZodType<Condition> = z.lazy(() => conditionSchema)

export function depthOf(condition: Condition): number {
  if ('all' in condition) return 1 + Math.max(0, ...condition.all.map(depthOf))
  if ('any' in condition) return 1 + Math.max(0, ...condition.any.map(depthOf))
  if ('not' in condition) return 1 + depthOf(condition.not)
  if ('has' in condition || 'hasNot' in condition) return 1 + (condition.where ? depthOf(condition.where) : 0)
  return 1
}

export function isTooDeep(condition: Condition): boolean {
  return depthOf(condition) > maxDepth
}

/** The names of the record's own fields that a condition reads, each once. */
export function fieldsOf(condition: Condition): string[] {
  const names = new Set<string>()
  const walk = (node: Condition): void => {
    if ('all' in node) node.all.forEach(walk)
    else if ('any' in node) node.any.forEach(walk)
    else if ('not' in node) walk(node.not)
    else if ('field' in node) names.add(node.field)
  }
  walk(condition)
  return [...names]
}
