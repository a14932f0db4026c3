import { conditionName, type CustomValues } from '@zhike/core/custom-fields/field-kinds'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { draftOfValue, valueOfDraft } from './value-draft.ts'

/** A field of the company's own, as its text. */
export type CustomKey = `custom.${string}`

/** A record's own fields as a form holds them. */
export function customDraftOf(
  values: CustomValues | undefined,
  fields: readonly CustomField[],
  timeZone: string,
): Record<CustomKey, string> {
  return Object.fromEntries(
    fields.map((field) => [conditionName(field.key), draftOfValue(field, values?.[field.key], timeZone)]),
  )
}

/** The same of a record that is new: what fields are meant to hold where nobody says otherwise. */
export function newCustomDraft(fields: readonly CustomField[], timeZone: string): Record<CustomKey, string> {
  return Object.fromEntries(
    fields.map((field) => [conditionName(field.key), draftOfValue(field, field.fallback, timeZone)]),
  )
}

/** Fields that may be changed where numbers and addresses are masked: what is masked is not the value. */
export function enterable(fields: readonly CustomField[], locked: ReadonlySet<string>): CustomField[] {
  return fields.filter(({ record, type }) => {
    if (type === 'email') return !locked.has('email')
    return type !== 'phone' || !locked.has(record === 'contact' ? 'mobile' : 'phone')
  })
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
