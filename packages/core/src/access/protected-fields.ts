import type { RoleKey } from './roles.ts'

/** Fields of customers and their contacts that a role may see masked, hidden or without changing them. */
export const protectedFields = {
  'customer.phone': { record: 'customer', field: 'phone', kind: 'phone' },
  'customer.wechat': { record: 'customer', field: 'wechat', kind: 'name' },
  'customer.email': { record: 'customer', field: 'email', kind: 'email' },
  'customer.address': { record: 'customer', field: 'address', kind: 'text' },
  'customer.creditCode': { record: 'customer', field: 'creditCode', kind: 'code' },
  'customer.notes': { record: 'customer', field: 'notes', kind: 'text' },
  'contact.mobile': { record: 'contact', field: 'mobile', kind: 'phone' },
  'contact.wechat': { record: 'contact', field: 'wechat', kind: 'name' },
  'contact.email': { record: 'contact', field: 'email', kind: 'email' },
} as const

export type ProtectedField = keyof typeof protectedFields
export type FieldKind = (typeof protectedFields)[ProtectedField]['kind']

export const protectedFieldNames = Object.keys(protectedFields) as [ProtectedField, ...ProtectedField[]]

export type FieldShow = 'visible' | 'masked' | 'hidden'
export interface FieldRule {
  show: FieldShow
  edit: boolean
}
export type FieldRules = Partial<Record<ProtectedField, FieldRule>>

const readOnlyMask: FieldRule = { show: 'masked', edit: false }
const contactData: readonly ProtectedField[] = [
  'customer.phone',
  'customer.wechat',
  'customer.email',
  'contact.mobile',
  'contact.wechat',
  'contact.email',
]

/** Built-in roles that look at everybody's customers without working with them see contact data masked. */
export const fieldRulesOfBuiltIn: Partial<Record<RoleKey, FieldRules>> = {
  marketer: Object.fromEntries(contactData.map((field) => [field, readOnlyMask])),
}

const openness: Record<FieldShow, number> = { hidden: 0, masked: 1, visible: 2 }

/** What several roles together show: the most open of them counts; a role that says nothing shows and lets change. */
export function uniteFieldRules(several: readonly FieldRules[]): FieldRules {
  if (several.length === 0) return {}
  const united: FieldRules = {}
  for (const field of protectedFieldNames) {
    const rules = several.map((rules) => rules[field])
    const show = rules
      .map((rule) => rule?.show ?? 'visible')
      .reduce((most, one) => (openness[one] > openness[most] ? one : most))
    const edit = rules.some((rule) => rule?.edit ?? true)
    if (show !== 'visible' || !edit) united[field] = { show, edit }
  }
  return united
}
