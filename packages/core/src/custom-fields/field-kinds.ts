/** Whose fields. */
export const customRecords = ['customer', 'contact', 'order'] as const
export type CustomRecord = (typeof customRecords)[number]

/** What a field of one's own can hold. `choice` is one of its options, `choices` many of them. */
export const customFieldTypes = [
  'text',
  'longText',
  'number',
  'money',
  'percent',
  'date',
  'dateTime',
  'flag',
  'choice',
  'choices',
  'region',
  'person',
  'customer',
  'phone',
  'email',
  'url',
  'file',
] as const
export type CustomFieldType = (typeof customFieldTypes)[number]

/** A value as it is stored and sent: amounts are decimal strings, days and instants ISO texts, references and files ids. */
export type CustomValue = string | number | boolean | readonly string[]
export type CustomValues = Readonly<Record<string, CustomValue>>

export interface CustomOption {
  /** Stays when the label changes; what is stored. */
  key: string
  label: string
  /** No longer offered; records that have it keep it. */
  isRetired: boolean
}

/** What is known of a field when its values are read, checked, shown and compared. */
export interface CustomFieldShape {
  key: string
  type: CustomFieldType
  label: string
  isRequired: boolean
  isUnique: boolean
  fallback: CustomValue | null
  options: readonly CustomOption[]
  /** Of which customers; empty = of all. */
  kinds: readonly string[]
  tiers: readonly string[]
}

/** Types whose column of a list can be sorted. */
export const sortableTypes: ReadonlySet<CustomFieldType> = new Set([
  'text',
  'number',
  'money',
  'percent',
  'date',
  'dateTime',
  'flag',
  'choice',
  'phone',
  'email',
  'url',
])

/** Types whose values can be kept apart in an index of their own. A long text is searched, not compared. */
export const indexableTypes: ReadonlySet<CustomFieldType> = new Set(
  customFieldTypes.filter((type) => type !== 'longText' && type !== 'flag' && type !== 'file'),
)

/** Types of which two records can be forbidden to have the same value. */
export const uniqueTypes: ReadonlySet<CustomFieldType> = new Set(['text', 'number', 'date', 'phone', 'email', 'url'])

/** How a field is called in conditions, sorts and mappings. */
export function conditionName(key: string): string {
  return `custom.${key}`
}

/** The key behind such a name; null when it is no custom field's. */
export function keyOfName(name: string): string | null {
  return name.startsWith('custom.') ? name.slice('custom.'.length) : null
}

/** Whether a field concerns a customer of this kind and tier. */
export function concerns(
  field: Pick<CustomFieldShape, 'kinds' | 'tiers'>,
  customer: { kind: string; tier: string | null },
): boolean {
  if (field.kinds.length > 0 && !field.kinds.includes(customer.kind)) return false
  return field.tiers.length === 0 || field.tiers.includes(customer.tier ?? 'none')
}
