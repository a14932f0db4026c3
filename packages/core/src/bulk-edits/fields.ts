import { conditionName, keyOfName, type CustomFieldShape, type CustomFieldType } from '../custom-fields/field-kinds.ts'
import { tidyFacts, emptyFacts } from '../customers/customer-facts.ts'
import type { CustomerField } from '../customers/fields.ts'

/**
 * Facts that many customers may share, so that one value for all of them makes sense. Each with the field that filters
 * by it. Nothing by which a customer is recognised or found is among them: such facts have keys beside them.
 */
export const bulkFields = {
  regionCode: { filter: 'region', maxLength: 6 },
  industryCode: { filter: 'industry', maxLength: 4 },
  size: { filter: 'size', maxLength: 50 },
  source: { filter: 'source', maxLength: 100 },
  /** Whom they belong to: the ID of a customer. Not a fact of the row but a link, written by its own rules. */
  parentCustomerId: { filter: 'parent', maxLength: 36 },
} as const satisfies Record<string, { filter: CustomerField; maxLength: number }>

export type BulkField = keyof typeof bulkFields
export const bulkFieldNames = Object.keys(bulkFields) as [BulkField, ...BulkField[]]

/** What stands in the customer's own row. */
export type BulkFact = Exclude<BulkField, 'parentCustomerId'>

/** The value as it is stored; refuses a code that does not exist. Null empties the field. */
export function tidyBulkValue(field: BulkFact, value: string | null): string | null {
  const facts = { ...emptyFacts, kind: 'organisation' as const, name: '-', [field]: value }
  return tidyFacts(facts)[field]
}

/** Types of one's own fields whose value many customers may share; numbers and addresses are found by, a file is one record's. */
const bulkTypes = (type: CustomFieldType) => type !== 'phone' && type !== 'email' && type !== 'file'

/** Whether a field of one's own can be changed in bulk. */
export function isBulkCustom({ type, isUnique }: Pick<CustomFieldShape, 'type' | 'isUnique'>): boolean {
  return bulkTypes(type) && !isUnique
}

/** What a bulk edit changes: one of the facts, or a field of one's own as custom.<key>. */
export type AnyBulkField = BulkField | `custom.${string}`

export function ownBulkField(field: AnyBulkField): BulkField | null {
  return bulkFieldNames.find((one) => one === field) ?? null
}

/** The key of a field of one's own; null for one of the facts. */
export function customBulkKey(field: AnyBulkField): string | null {
  return keyOfName(field)
}

export function customBulkField(key: string): AnyBulkField {
  return conditionName(key) as AnyBulkField
}
