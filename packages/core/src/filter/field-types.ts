import type { ConditionValue, Operator } from './condition.ts'
import { isMoney } from '../kernel/money.ts'
import { isDay } from '../kernel/time.ts'

/**
 * text: any string · choice: one of a fixed set · choices: many of one · tree: a code whose children share its prefix (regions, industries) ·
 * money, number · day: calendar day · instant: point in time, compared by its day in the company's zone · flag · reference: an id ·
 * file: there is one or there is none ·
 * references: a set of ids, never unknown, so that `notIn` and `isEmpty` hold of an empty one · customers: the same of customers · segment: the segments a record is in.
 */
export type FieldType =
  | 'text'
  | 'choice'
  | 'choices'
  | 'region'
  | 'industry'
  | 'money'
  | 'number'
  | 'day'
  | 'instant'
  | 'flag'
  | 'reference'
  | 'file'
  | SetType

export type SetType = 'references' | 'customers' | 'segment'

export interface FieldDefinition {
  type: FieldType
  choices?: readonly string[]
}

export type FieldCatalogue = Readonly<Record<string, FieldDefinition>>

/** Rows that hang on a record, and what can be asked of them by `has` and `hasNot`. */
export interface RelationDefinition {
  fields: FieldCatalogue
}
export type RelationCatalogue = Readonly<Record<string, RelationDefinition>>

const emptiness: readonly Operator[] = ['isEmpty', 'isNotEmpty']
const ordered: readonly Operator[] = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'between']
const dated: readonly Operator[] = ['withinLastDays', 'olderThanDays', 'withinNextDays']

/** The operators each type understands. */
export const operatorsByType: Record<FieldType, readonly Operator[]> = {
  text: ['eq', 'ne', 'in', 'notIn', 'contains', 'startsWith', ...emptiness],
  choice: ['eq', 'ne', 'in', 'notIn', ...emptiness],
  // in: at least one of them · notIn: none of them, but others.
  choices: ['in', 'notIn', 'containsAll', ...emptiness],
  reference: ['eq', 'ne', 'in', 'notIn', ...emptiness],
  file: emptiness,
  region: ['under', ...emptiness],
  industry: ['under', ...emptiness],
  money: [...ordered, ...emptiness],
  number: [...ordered, ...emptiness],
  day: [...ordered, ...dated, ...emptiness],
  instant: [...ordered, ...dated, ...emptiness],
  flag: ['eq', ...emptiness],
  references: ['in', 'notIn', ...emptiness],
  customers: ['in', 'notIn', ...emptiness],
  // Of every segment one cannot be outside: there is no telling which segments there are.
  segment: ['in', 'notIn'],
}

/** Whether a record has a set of values for fields of this type. */
export function isSetType(type: FieldType): type is SetType {
  return type === 'references' || type === 'customers' || type === 'segment'
}

/** Whether a value fits an operator on a field of this type. */
export function fitsOperator(field: FieldDefinition, op: Operator, value: ConditionValue | undefined): boolean {
  if (!operatorsByType[field.type].includes(op)) return false
  if (op === 'isEmpty' || op === 'isNotEmpty') return value === undefined || value === null
  if (op === 'in' || op === 'notIn' || op === 'under' || op === 'containsAll') {
    return Array.isArray(value) && value.length > 0 && value.every((one) => fitsType(field, one))
  }
  if (op === 'withinLastDays' || op === 'olderThanDays' || op === 'withinNextDays') {
    return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 36_500
  }
  if (op === 'between') return Array.isArray(value) && value.length === 2 && value.every((one) => fitsType(field, one))
  return value !== undefined && value !== null && !Array.isArray(value) && fitsType(field, value)
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

function fitsType(field: FieldDefinition, value: string | number | boolean): boolean {
  switch (field.type) {
    case 'flag':
      return typeof value === 'boolean'
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
    case 'money':
      return typeof value === 'string' && isMoney(value)
    case 'day':
    case 'instant':
      return typeof value === 'string' && isDay(value)
    case 'reference':
    case 'references':
    case 'customers':
    case 'segment':
      return typeof value === 'string' && uuid.test(value)
    case 'file':
      return false
    case 'choice':
    case 'choices':
      return typeof value === 'string' && (field.choices?.includes(value) ?? true)
    case 'region':
      return typeof value === 'string' && /^\d{6}$/.test(value)
    case 'industry':
      return typeof value === 'string' && /^[A-T]\d{0,4}$/.test(value)
    case 'text':
      return typeof value === 'string' && !value.includes('\u0000')
  }
}

/** What codes below a division share: 330000 → "33", 330200 → "3302"; industries are their own prefix. */
export function treePrefix(type: 'region' | 'industry', code: string): string {
  return type === 'region' ? code.replace(/(00){1,2}$/, '') : code
}
