import { protectedFieldNames, protectedFields, type ProtectedField } from '@zhike/core/access/protected-fields'
import type { Customer } from '@zhike/core/customers/schema'

export type FieldRulesHere = Customer['fieldRules']
type RecordKind = (typeof protectedFields)[ProtectedField]['record']

/** Whether the server left only part of a value: what it masks has three stars or more. For lists, which carry no rules. */
export function isMasked(value: string | null | undefined): boolean {
  return value?.includes('***') ?? false
}

/** Whether the rules leave only part of a customer's field. */
export function isHidingPart(rules: FieldRulesHere, field: string): boolean {
  const name = protectedFieldNames.find((one) => one === `customer.${field}`)
  return name !== undefined && rules[name]?.show === 'masked'
}

/** The fields of a record that are not to be changed here, or not shown whole: a form leaves them out. */
export function lockedFields(rules: FieldRulesHere, record: RecordKind): ReadonlySet<string> {
  const locked = new Set<string>()
  for (const name of protectedFieldNames) {
    const rule = rules[name]
    const { record: ofRecord, field } = protectedFields[name]
    if (rule && ofRecord === record && (!rule.edit || rule.show !== 'visible')) locked.add(field)
  }
  return locked
}
