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

export function typeOf(field: string): FieldType | undefined {
  return Object.hasOwn(customerFields, field) ? customerFields[field as CustomerField].type : undefined
}

export function operatorsOf(field: string): readonly Operator[] {
  const type = typeOf(field)
  return type ? (offered[type] ?? operatorsByType[type]) : []
}

/** What kind of value an operator wants: the same kind keeps what was entered when the operator changes. */
export function shapeOf(op: Operator): 'none' | 'list' | 'pair' | 'days' | 'one' {
  switch (op) {
    case 'isEmpty':
    case 'isNotEmpty':
      return 'none'
    case 'in':
    case 'notIn':
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

function firstValue(field: string, op: Operator): ConditionValue | undefined {
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
      return typeOf(field) === 'flag' ? true : ''
  }
}

export function newLeaf(field: CustomerField): LeafDraft {
  const op = operatorsOf(field)[0] ?? 'eq'
  return { kind: 'leaf', key: newKey(), field, op, value: firstValue(field, op) }
}

export function withField(leaf: LeafDraft, field: CustomerField): LeafDraft {
  return { ...newLeaf(field), key: leaf.key }
}

export function withOperator(leaf: LeafDraft, op: Operator): LeafDraft {
  const keeps = shapeOf(op) === shapeOf(leaf.op)
  return { ...leaf, op, value: keeps ? leaf.value : firstValue(leaf.field, op) }
}
