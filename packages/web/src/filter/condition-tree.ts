import type { Condition, ConditionValue, Operator } from '@zhike/core/filter/condition'
import { fitsOperator, operatorsByType, type FieldDefinition } from '@zhike/core/filter/field-types'

export type Leaf = Extract<Condition, { field: string }>
export type Related = Extract<Condition, { has: string } | { hasNot: string }>
export type Join = 'all' | 'any' | 'none'

/** A group as the builder shows it: all of these, any of these, none of these. */
export interface Group {
  join: Join
  parts: Condition[]
}

/** A condition as a group; a single one is a group of one. */
export function groupOf(condition: Condition | undefined): Group {
  if (!condition) return { join: 'all', parts: [] }
  if ('all' in condition) return { join: 'all', parts: condition.all }
  if ('any' in condition) return { join: 'any', parts: condition.any }
  if ('not' in condition && 'any' in condition.not) return { join: 'none', parts: condition.not.any }
  return { join: 'all', parts: [condition] }
}

/** The condition of a group; undefined when it asks nothing. */
export function conditionOf({ join, parts }: Group): Condition | undefined {
  if (parts.length === 0) return undefined
  if (join === 'all') return parts.length === 1 ? parts[0] : { all: parts }
  return join === 'any' ? { any: parts } : { not: { any: parts } }
}

/** Whether a part is shown as a group of its own. */
export function isGroup(condition: Condition): boolean {
  return 'all' in condition || 'any' in condition || 'not' in condition
}

export function replaced(parts: readonly Condition[], index: number, part: Condition | undefined): Condition[] {
  return parts.flatMap((one, i) => (i === index ? (part ? [part] : []) : [one]))
}

/** The first operator people mean for a field, with a value to begin with. */
export function firstLeaf(field: string, definition: FieldDefinition): Leaf {
  const first: Partial<Record<FieldDefinition['type'], Operator>> = {
    text: 'contains',
    choice: 'in',
    choices: 'in',
    reference: 'in',
    references: 'in',
    segment: 'in',
    money: 'gte',
    number: 'gte',
    day: 'withinLastDays',
    instant: 'withinLastDays',
  }
  const op = first[definition.type] ?? operatorsByType[definition.type][0] ?? 'isEmpty'
  return withOperator({ field, op }, op, definition)
}

/** The same question by another operator; the value stays where it still fits. */
export function withOperator(leaf: Leaf, op: Operator, definition: FieldDefinition): Leaf {
  if (op === 'isEmpty' || op === 'isNotEmpty') return { field: leaf.field, op }
  const next = { field: leaf.field, op, ...(leaf.value === undefined ? {} : { value: leaf.value }) }
  if (fitsOperator(definition, op, leaf.value)) return next
  return { field: leaf.field, op, value: emptyValue(op, definition) }
}

function emptyValue(op: Operator, definition: FieldDefinition): ConditionValue {
  if (op === 'in' || op === 'notIn' || op === 'under' || op === 'containsAll') return []
  if (op === 'withinLastDays' || op === 'olderThanDays' || op === 'withinNextDays') return 30
  if (op === 'between') return ['', '']
  if (definition.type === 'flag') return true
  if (definition.type === 'choice') return definition.choices?.[0] ?? ''
  return ''
}

/** Whether everything asked has a value that fits; what has none yet is not sent. */
export function isComplete(
  condition: Condition,
  definitionOf: (relation: string | null, field: string) => FieldDefinition | undefined,
  relation: string | null = null,
): boolean {
  const inside = (one: Condition) => isComplete(one, definitionOf, relation)
  if ('all' in condition) return condition.all.every(inside)
  if ('any' in condition) return condition.any.length > 0 && condition.any.every(inside)
  if ('not' in condition) return inside(condition.not)
  if ('has' in condition || 'hasNot' in condition) {
    const name = 'has' in condition ? condition.has : condition.hasNot
    return !condition.where || isComplete(condition.where, definitionOf, name)
  }
  const definition = definitionOf(relation, condition.field)
  if (!definition) return false
  const isEmptyText =
    condition.value === '' || (Array.isArray(condition.value) && condition.value.some((one) => one === ''))
  return !isEmptyText && fitsOperator(definition, condition.op, condition.value)
}

/** How many questions a condition asks, for the chip that stands for it. */
export function countLeaves(condition: Condition): number {
  if ('all' in condition) return condition.all.reduce((sum, one) => sum + countLeaves(one), 0)
  if ('any' in condition) return condition.any.reduce((sum, one) => sum + countLeaves(one), 0)
  return 'not' in condition ? countLeaves(condition.not) : 1
}
