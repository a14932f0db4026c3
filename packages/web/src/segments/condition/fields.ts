import { conditionField } from '@zhike/core/custom-fields/catalogue'
import { keyOfName } from '@zhike/core/custom-fields/field-kinds'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { customerFields, type CustomerField } from '@zhike/core/customers/fields'
import type { ConditionValue, Operator } from '@zhike/core/filter/condition'
import { operatorsByType, type FieldType } from '@zhike/core/filter/field-types'
import { newKey, type LeafDraft } from './draft.ts'

/** In the order people think of them. */
export const fieldGroups = [
  { key: 'marks', fields: ['tag', 'segment', 'tier', 'isVip'] },
  {
    key: 'facts',
    fields: ['kind', 'region', 'industry', 'source', 'size', 'name', 'shortName', 'hasPhone', 'email', 'completeness'],
  },
  { key: 'contact', fields: ['lastFollowUpAt', 'nextContactOn', 'nextBirthdayOn', 'nextAnniversaryOn', 'createdAt'] },
  { key: 'orders', fields: ['revenue12m', 'orderCount', 'lastOrderOn'] },
  { key: 'owner', fields: ['holderPersonId', 'holderPoolId', 'externalId', 'creditCode'] },
  { key: 'group', fields: ['group', 'parent', 'subsidiary'] },
] as const satisfies readonly { key: string; fields: readonly CustomerField[] }[]

const offered: Partial<Record<FieldType, readonly Operator[]>> = {
  text: ['contains', 'eq', 'startsWith', 'isEmpty', 'isNotEmpty'],
  choice: ['in', 'notIn', 'isEmpty', 'isNotEmpty'],
  money: ['gte', 'lte', 'between', 'isEmpty', 'isNotEmpty'],
  number: ['gte', 'lte', 'eq', 'between'],
  day: ['withinLastDays', 'olderThanDays', 'withinNextDays', 'gte', 'lte', 'isEmpty', 'isNotEmpty'],
  instant: ['withinLastDays', 'olderThanDays', 'gte', 'lte', 'isEmpty', 'isNotEmpty'],
}

type Own = readonly CustomField[]

/** The field of the company's own behind a name. */
export function ownOf(field: string, own: Own): CustomField | undefined {
  const key = keyOfName(field)
  return key === null ? undefined : own.find((one) => one.key === key)
}

export function typeOf(field: string, own: Own): FieldType | undefined {
  if (Object.hasOwn(customerFields, field)) return customerFields[field as CustomerField].type
  const custom = ownOf(field, own)
  return custom && conditionField(custom).type
}

export function operatorsOf(field: string, own: Own): readonly Operator[] {
  const type = typeOf(field, own)
  const known = type ? (offered[type] ?? operatorsByType[type]) : []
  // Of a customer's own figures some may be missing.
  return type === 'number' && ownOf(field, own) ? [...known, 'isEmpty', 'isNotEmpty'] : known
}

/** What kind of value an operator wants: the same kind keeps what was entered when the operator changes. */
export function shapeOf(op: Operator): 'none' | 'list' | 'pair' | 'days' | 'one' {
  switch (op) {
    case 'isEmpty':
    case 'isNotEmpty':
      return 'none'
    case 'in':
    case 'notIn':
    case 'containsAll':
    case 'under':
      return 'list'
    case 'between':
      return 'pair'
    case 'withinLastDays':
    case 'olderThanDays':
    case 'withinNextDays':
      return 'days'
    default:
      return 'one'
  }
}

function firstValue(type: FieldType | undefined, op: Operator): ConditionValue | undefined {
  switch (shapeOf(op)) {
    case 'none':
      return undefined
    case 'list':
      return []
    case 'pair':
      return ['', '']
    case 'days':
      return 30
    case 'one':
      return type === 'flag' ? true : ''
  }
}

export function newLeaf(field: string, own: Own = []): LeafDraft {
  const op = operatorsOf(field, own)[0] ?? 'eq'
  return { kind: 'leaf', key: newKey(), field, op, value: firstValue(typeOf(field, own), op) }
}

export function withField(leaf: LeafDraft, field: string, own: Own): LeafDraft {
  return { ...newLeaf(field, own), key: leaf.key }
}

export function withOperator(leaf: LeafDraft, op: Operator, own: Own): LeafDraft {
  const keeps = shapeOf(op) === shapeOf(leaf.op)
  return { ...leaf, op, value: keeps ? leaf.value : firstValue(typeOf(leaf.field, own), op) }
}
