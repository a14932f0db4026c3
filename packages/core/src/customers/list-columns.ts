import type { ProtectedField } from '../access/protected-fields.ts'

export interface ListColumn {
  key: string
  /** Hidden from whoever's roles hide this field. */
  shows?: ProtectedField
}

/** The columns a list of customers can show; a saved view names some of them. The name always stands first. */
export const customerListColumns = [
  { key: 'name' },
  { key: 'contact', shows: 'contact.mobile' },
  { key: 'region' },
  { key: 'industry' },
  { key: 'revenue12m' },
  { key: 'lastOrderOn' },
  { key: 'lastFollowUpAt' },
  { key: 'nextContactOn' },
  { key: 'holder' },
  { key: 'tier' },
  { key: 'kind' },
  { key: 'shortName' },
  { key: 'externalId' },
  { key: 'phone', shows: 'customer.phone' },
  { key: 'size' },
  { key: 'source' },
  { key: 'orderCount' },
  { key: 'nextStep' },
  { key: 'parent' },
  { key: 'nextBirthdayOn' },
  { key: 'nextAnniversaryOn' },
  { key: 'completeness' },
  { key: 'createdAt' },
] as const satisfies readonly ListColumn[]

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
