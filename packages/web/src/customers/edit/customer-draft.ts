import type { Customer } from '@zhike/core/customers/schema'
import { conditionName } from '@zhike/core/custom-fields/field-kinds'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { draftOfValue, valueOfDraft } from '../../custom-fields/value-draft.ts'
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
/** A field of the company's own, as its text. */
export type CustomKey = `custom.${string}`
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
  const own = fields.map((field) => [
    conditionName(field.key),
    draftOfValue(field, customer.custom?.[field.key], timeZone),
  ])
  return Object.fromEntries([...draftFields.map((field) => [field, customer[field] ?? '']), ...own]) as CustomerDraft
}

/** What of a form goes into `custom`: the fields of the company's own that it holds, empty ones as null. */
export function customOf(
  texts: Readonly<Record<string, string | null | undefined>>,
  fields: readonly CustomField[],
  timeZone: string,
): Record<string, string | number | boolean | string[] | null> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const text = texts[conditionName(field.key)]
      if (text === undefined) return []
      return [[field.key, valueOfDraft(field, text ?? '', timeZone) as string | null]]
    }),
  )
}
