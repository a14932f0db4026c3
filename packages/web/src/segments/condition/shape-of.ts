import { conditionField } from '@zhike/core/custom-fields/catalogue'
import { keyOfName } from '@zhike/core/custom-fields/field-kinds'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { customerFields, type CustomerField } from '@zhike/core/customers/fields'
import type { Operator } from '@zhike/core/filter/condition'
import type { FieldType } from '@zhike/core/filter/field-types'

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

/** What kind of value an operator has. */
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
