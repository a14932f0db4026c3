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
} as const satisfies Record<string, { filter: CustomerField; maxLength: number }>

export type BulkField = keyof typeof bulkFields
export const bulkFieldNames = Object.keys(bulkFields) as [BulkField, ...BulkField[]]

/** The value as it is stored; refuses a code that does not exist. Null empties the field. */
export function tidyBulkValue(field: BulkField, value: string | null): string | null {
  const facts = { ...emptyFacts, kind: 'organisation' as const, name: '-', [field]: value }
  return tidyFacts(facts)[field]
}
