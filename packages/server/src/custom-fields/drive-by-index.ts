import { keyOfName } from '@zhike/core/custom-fields/field-kinds'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import type { Condition, Operator } from '@zhike/core/filter/condition'
import type { Context } from '../platform/context/context.ts'
import type { CompileEnvironment } from '../platform/filter/compile-condition.ts'
import { hasIndex } from './custom-columns.ts'
import { selectByIndex, type DrivingLeaf } from './driving-queries.ts'

/** What an index answers without looking at everything. */
const driving: ReadonlySet<Operator> = new Set([
  'eq',
  'in',
  'lt',
  'lte',
  'gt',
  'gte',
  'between',
  'under',
  'withinLastDays',
  'withinNextDays',
  'olderThanDays',
])

/** Comparisons that every match must meet, on fields whose index can be read. */
function drivingLeaves(condition: Condition, fields: readonly CustomField[]): DrivingLeaf[] {
  if ('all' in condition) return condition.all.flatMap((part) => drivingLeaves(part, fields))
  if (!('field' in condition)) return []
  const key = keyOfName(condition.field)
  const field = fields.find((one) => one.key === key)
  return field && hasIndex(field) && driving.has(condition.op) ? [{ leaf: condition, field }] : []
}

/**
 * The customers that fit one comparison that all matches must meet, when an index serves it and they are no more than
 * `most`; null where looking along another index is better, or there is none.
 */
export async function driveByIndex(
  ctx: Context,
  condition: Condition,
  fields: readonly CustomField[],
  environment: CompileEnvironment,
  most: number,
): Promise<string[] | null> {
  for (const found of drivingLeaves(condition, fields)) {
    const ids = await selectByIndex(ctx, found, environment, most)
    if (ids) return ids
  }
  return null
}
