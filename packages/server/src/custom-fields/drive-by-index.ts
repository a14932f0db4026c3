import { keyOfName, type CustomFieldType } from '@zhike/core/custom-fields/field-kinds'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import type { Condition, Operator } from '@zhike/core/filter/condition'
import type { IdQuery } from '../platform/access/customer-reach.ts'
import type { Context } from '../platform/context/context.ts'
import { keepBriefly } from '../platform/context/keep-briefly.ts'
import type { CompileEnvironment } from '../platform/filter/compile-condition.ts'
import { hasIndex } from './custom-columns.ts'
import {
  allOf,
  amongHeld,
  countStretches,
  expectedRows,
  fittingAlongWalk,
  indexedCustomers,
  type DrivingLeaf,
  type FoundByIndex,
} from './driving-queries.ts'

/** What an index answers at once. */
const direct: ReadonlySet<Operator> = new Set([
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

/** Parts of a text are looked for among the values of one field, which is a tenth of reading the customers. */
const scanned: ReadonlySet<Operator> = new Set(['contains', 'startsWith'])
/** Types whose values stand whole in the index. */
const scannedTypes: ReadonlySet<CustomFieldType> = new Set(['text', 'email', 'phone'])

/** Whether an index of the field finds what fits the comparison. */
export function canDrive({ type }: Pick<CustomField, 'type'>, op: Operator): boolean {
  return direct.has(op) || (scanned.has(op) && scannedTypes.has(type))
}

/** Comparisons that every match must meet, on fields whose index can be read. */
function drivingLeaves(condition: Condition, fields: readonly CustomField[]): DrivingLeaf[] {
  if ('all' in condition) return condition.all.flatMap((part) => drivingLeaves(part, fields))
  if (!('field' in condition)) return []
  const key = keyOfName(condition.field)
  const field = fields.find((one) => one.record === 'customer' && one.key === key)
  return field && hasIndex(field) && canDrive(field, condition.op) ? [{ leaf: condition, field }] : []
}

/** What an index leaves of everybody. */
export interface Driven extends FoundByIndex {
  /** The ids that are inside. */
  source: IdQuery
}

const isScanned = ({ leaf }: DrivingLeaf) => scanned.has(leaf.op)

/** What is inside: its ids, and what tells it from what others may see. */
export interface Inside {
  ids: IdQuery
  key: string
}

/** Statistics may be wrong by half. */
const doubtful = 2

const keptExpectations = keepBriefly<number>(10_000, () => 1)
const keptCounts = keepBriefly<FoundByIndex>(50_000, ({ ids }) => ids?.length ?? 1)

/**
 * The customers that fit one comparison that all matches must meet, when an index serves it and its values are no more
 * than `most`; null where looking along another index is better, or there is none. `inside`: only
 * those among these. What a comparison leaves is kept for a moment: the next request often asks for one thing more.
 */
export async function driveByIndex(
  ctx: Context,
  condition: Condition,
  fields: readonly CustomField[],
  environment: CompileEnvironment,
  inside: Inside | null,
  limits: { most: number; mostIds: number },
): Promise<Driven | null> {
  const leaves = drivingLeaves(condition, fields)
  const directLeaves = leaves.filter(({ leaf }) => direct.has(leaf.op))
  const directFirst = [
    ...(inside ? await fewestFirst(ctx, directLeaves, environment, limits.most) : directLeaves),
    ...leaves.filter(isScanned),
  ]
  for (const leaf of directFirst) {
    const stretches = indexedCustomers(leaf, environment)
    const held = inside?.ids ?? null
    const key = JSON.stringify([leaf.field.id, leaf.leaf, environment.today, inside?.key, limits.most])
    const counted = await keptCounts(ctx, key, () => countStretches(ctx, stretches, held, limits))
    if (counted.seen > limits.most) continue
    return { ...counted, source: amongHeld(allOf(stretches), held) }
  }
  return null
}

/** What a condition asks of other fields than the one whose index is walked, joined to the walk. */
export function askedOfOthers(
  condition: Condition | null,
  fields: readonly CustomField[],
  walked: Pick<CustomField, 'id'>,
  environment: CompileEnvironment,
): ReturnType<typeof fittingAlongWalk> {
  const leaves = condition ? drivingLeaves(condition, fields) : []
  return fittingAlongWalk(
    leaves.filter(({ field }) => field.id !== walked.id),
    environment,
  )
}

/** Among what is held very many values are looked through: those that promise to be fewest first, and no hopeless ones. */
async function fewestFirst(
  ctx: Context,
  leaves: readonly DrivingLeaf[],
  environment: CompileEnvironment,
  most: number,
): Promise<DrivingLeaf[]> {
  const expected = await Promise.all(
    leaves.map(async (leaf) => {
      const key = JSON.stringify([leaf.field.id, leaf.leaf, environment.today])
      const found = () => expectedRows(ctx, allOf(indexedCustomers(leaf, environment)))
      return { leaf, rows: await keptExpectations(ctx, key, found) }
    }),
  )
  return expected
    .filter(({ rows }) => rows <= most * doubtful)
    .sort((a, b) => a.rows - b.rows)
    .map(({ leaf }) => leaf)
}
