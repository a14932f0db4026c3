import type { Customer } from '@zhike/core/customers/schema'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { customDraftOf, type CustomKey } from '../../custom-fields/custom-draft.ts'
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
export type CustomerDraft = Draft<DraftField | CustomKey>

export const emptyCustomer: CustomerDraft = {
  ...(Object.fromEntries(draftFields.map((field) => [field, ''])) as CustomerDraft),
  kind: 'organisation',
}

export function draftOf(
  customer: Pick<Customer, DraftField | 'custom'>,
  fields: readonly CustomField[],
  timeZone: string,
): CustomerDraft {
  const own = customDraftOf(customer.custom, fields, timeZone)
  return { ...Object.fromEntries(draftFields.map((field) => [field, customer[field] ?? ''])), ...own } as CustomerDraft
}
