import type { ProtectedField } from '../access/protected-fields.ts'
import { rowFields, type RowField } from './row-fields.ts'

export interface ListColumn {
  key: string
  /** Hidden from whoever's roles hide this field. */
  shows?: ProtectedField
}

/** A column of customers, and what it shows besides what every row has. */
interface CustomerColumn extends ListColumn {
  reads: readonly RowField[]
}

/** The columns a list of customers can show; a saved view names some of them. The name always stands first. */
export const customerListColumns = [
  { key: 'name', reads: [] },
  { key: 'contact', reads: ['primaryContact', 'phone'], shows: 'contact.mobile' },
  { key: 'region', reads: ['regionCode'] },
  { key: 'industry', reads: ['industryCode'] },
  { key: 'revenue12m', reads: ['revenue12m'] },
  { key: 'lastOrderOn', reads: ['lastOrderOn'] },
  { key: 'lastFollowUpAt', reads: ['lastFollowUpAt'] },
  { key: 'nextContactOn', reads: ['nextContactOn', 'nextStep'] },
  { key: 'tags', reads: ['tags'] },
  { key: 'holder', reads: [] },
  { key: 'tier', reads: [] },
  { key: 'kind', reads: [] },
  { key: 'shortName', reads: [] },
  { key: 'externalId', reads: ['externalId'] },
  { key: 'phone', reads: ['phone'], shows: 'customer.phone' },
  { key: 'size', reads: ['size'] },
  { key: 'source', reads: ['source'] },
  { key: 'orderCount', reads: ['orderCount'] },
  { key: 'nextStep', reads: ['nextStep'] },
  { key: 'parent', reads: ['parent'] },
  { key: 'nextBirthdayOn', reads: ['nextBirthdayOn'] },
  { key: 'nextAnniversaryOn', reads: ['nextAnniversaryOn'] },
  { key: 'completeness', reads: ['completenessPercent'] },
  { key: 'createdAt', reads: ['createdAt'] },
] as const satisfies readonly CustomerColumn[]

export type CustomerListColumn = (typeof customerListColumns)[number]['key']

/** What stands where nobody chose. */
export const defaultListColumns: readonly CustomerListColumn[] = [
  'name',
  'contact',
  'region',
  'industry',
  'revenue12m',
  'lastOrderOn',
  'lastFollowUpAt',
  'nextContactOn',
  'holder',
]

/** The fields that these columns show, in the order of all; columns of other kinds say nothing. */
export function fieldsOfColumns(keys: Iterable<string>): RowField[] {
  const shown = new Set(keys)
  const read = new Set<RowField>(customerListColumns.flatMap(({ key, reads }) => (shown.has(key) ? [...reads] : [])))
  return rowFields.filter((field) => read.has(field))
}
