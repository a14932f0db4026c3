import type { Customer } from '@zhike/core/customers/schema'
import type { Draft } from './merge-drafts.ts'

export const draftFields = [
  'kind',
  'name',
  'shortName',
  'creditCode',
  'industryCode',
  'regionCode',
  'address',
  'size',
  'phone',
  'wechat',
  'email',
  'source',
  'externalId',
  'notes',
] as const
export type DraftField = (typeof draftFields)[number]
export type CustomerDraft = Draft<DraftField>

export const emptyCustomer: CustomerDraft = {
  ...(Object.fromEntries(draftFields.map((field) => [field, ''])) as CustomerDraft),
  kind: 'organisation',
}

export function draftOf(customer: Pick<Customer, DraftField>): CustomerDraft {
  return Object.fromEntries(draftFields.map((field) => [field, customer[field] ?? ''])) as CustomerDraft
}
