import { toUnits } from '../kernel/money.ts'
import { addDays, dayInZone } from '../kernel/time.ts'
import type { Condition, ConditionValue, Operator } from './condition.ts'
import {
  isSetType,
  treePrefix,
  type FieldCatalogue,
  type FieldDefinition,
  type RelationCatalogue,
} from './field-types.ts'

export type FieldValue = string | number | boolean | Date | readonly string[] | null | undefined

type SingleValue = Exclude<FieldValue, readonly string[]>

export interface EvaluationEnvironment {
  /** The company's calendar day now. */
  today: string
  timeZone: string
}

export type RecordValues = Readonly<Record<string, FieldValue>>

/** What hangs on the record, by relation. */
export interface RelatedRows {
  relations: RelationCatalogue
  rows: Readonly<Record<string, readonly RecordValues[]>>
}

/**
 * Whether one record satisfies a condition, by the same meaning as the SQL compiled from it: an empty value
 * satisfies no comparison, text compares without regard to case in `contains` and `startsWith`.
 */
export function evaluateCondition(
  condition: Condition,
  record: RecordValues,
  fields: FieldCatalogue,
  environment: EvaluationEnvironment,
  related: RelatedRows = { relations: {}, rows: {} },
): boolean {
  const hasRow = (name: string, where: Condition | undefined): boolean => {
    const relation = related.relations[name]
    const rows = relation ? (related.rows[name] ?? []) : []
    return rows.some((row) => !where || evaluateCondition(where, row, relation?.fields ?? {}, environment))
  }
  const evaluate = (node: Condition): boolean => {
    if ('all' in node) return node.all.every(evaluate)
    if ('any' in node) return node.any.some(evaluate)
    if ('not' in node) return !evaluate(node.not)
    if ('has' in node) return hasRow(node.has, node.where)
    if ('hasNot' in node) return !hasRow(node.hasNot, node.where)
    const field = fields[node.field]
    return field !== undefined && matches(field, record[node.field], node.op, node.value ?? null, environment)
  }
  return evaluate(condition)
}

function matches(
  field: FieldDefinition,
  actual: FieldValue,
  op: Operator,
  value: ConditionValue,
  environment: EvaluationEnvironment,
): boolean {
  if (isSetType(field.type)) return matchesSet(isSet(actual) ? actual : [], op, value)
  if (field.type === 'choices') return matchesChoices(isSet(actual) ? actual : [], op, value)
  if (isSet(actual)) return false
  const isMissing = actual === null || actual === undefined || actual === ''
  if (op === 'isEmpty') return isMissing
  if (op === 'isNotEmpty') return !isMissing
  if (isMissing) return false
  const list = Array.isArray(value) ? value : [value]
  const left = comparable(field, actual, environment)
  const right = (one: ConditionValue) => comparable(field, one as SingleValue, environment)
  switch (op) {
    case 'eq':
      return left === right(value)
    case 'ne':
      return left !== right(value)
    case 'in':
      return list.some((one) => left === right(one))
    case 'notIn':
      return !list.some((one) => left === right(one))
    case 'lt':
      return left < right(value)
    case 'lte':
      return left <= right(value)
    case 'gt':
      return left > right(value)
    case 'gte':
      return left >= right(value)
    case 'between':
      return left >= right(list[0] ?? null) && left <= right(list[1] ?? null)
    case 'containsAll':
      return false
    case 'contains':
      return String(actual).toLowerCase().includes(String(value).toLowerCase())
    case 'startsWith':
      return String(actual).toLowerCase().startsWith(String(value).toLowerCase())
    case 'under': {
      const type = field.type === 'industry' ? 'industry' : 'region'
      return list.some((code) => String(actual).startsWith(treePrefix(type, String(code))))
    }
    case 'withinLastDays':
      return left <= environment.today && left >= addDays(environment.today, -Number(value))
    case 'withinNextDays':
      return left >= environment.today && left <= addDays(environment.today, Number(value))
    case 'olderThanDays':
      return left < addDays(environment.today, -Number(value))
  }
}

function isSet(value: FieldValue): value is readonly string[] {
  return Array.isArray(value)
}

function matchesSet(set: readonly string[], op: Operator, value: ConditionValue): boolean {
  if (op === 'isEmpty') return set.length === 0
  if (op === 'isNotEmpty') return set.length > 0
  const asked = Array.isArray(value) ? value : [value]
  const isAmong = asked.some((one) => set.includes(String(one).toLowerCase()))
  return op === 'notIn' ? !isAmong : op === 'in' && isAmong
}

/** Unlike a set, nothing chosen is no answer: of it neither `in` nor `notIn` holds. */
function matchesChoices(chosen: readonly string[], op: Operator, value: ConditionValue): boolean {
  if (op === 'isEmpty') return chosen.length === 0
  if (chosen.length === 0) return false
  if (op === 'isNotEmpty') return true
  const asked: readonly ConditionValue[] = Array.isArray(value) ? value : [value]
  const has = (one: ConditionValue) => chosen.some((each) => each === one)
  if (op === 'in') return asked.some(has)
  if (op === 'notIn') return !asked.some(has)
  return op === 'containsAll' && asked.every(has)
}

function comparable(
  field: FieldDefinition,
  value: SingleValue,
  environment: EvaluationEnvironment,
): string | number | bigint | boolean {
  if (value instanceof Date) return dayInZone(value, environment.timeZone)
  if (field.type === 'instant' && typeof value === 'string' && value.length > 10) {
    return dayInZone(new Date(value), environment.timeZone)
  }
  if (field.type === 'money') return toUnits(String(value))
  // A decimal comes from the database as text.
  if (field.type === 'number' && typeof value === 'string') return Number(value)
  return value ?? ''
}
