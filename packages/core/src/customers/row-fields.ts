/**
 * Fields of a row that a list may leave out; id, version, kind, names, tier, flag and holder are always there, fields of
 * the company's own have a parameter of their own.
 */
export const rowFields = [
  'regionCode',
  'industryCode',
  'size',
  'source',
  'phone',
  'externalId',
  'primaryContact',
  'revenue12m',
  'orderCount',
  'lastOrderOn',
  'lastFollowUpAt',
  'nextContactOn',
  'nextStep',
  'nextBirthdayOn',
  'nextAnniversaryOn',
  'completenessPercent',
  'isWatched',
  'tags',
  'parent',
  'createdAt',
] as const
export type RowField = (typeof rowFields)[number]
