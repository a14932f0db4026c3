import type { CustomFieldShape } from '../custom-fields/field-kinds.ts'
import type { Locale } from '../kernel/problem.ts'

/** How a cell is read. person: a holder, author or manager, named by name, phone, staff number or e-mail. */
export type ImportFieldType =
  | 'text'
  | 'longText'
  | 'key'
  | 'person'
  | 'phone'
  | 'email'
  | 'creditCode'
  | 'region'
  | 'industry'
  | 'kind'
  | 'channel'
  | 'flag'
  | 'day'
  | 'annualDay'
  | 'instant'
  | 'money'
  | 'quantity'
  | 'currency'
  | 'custom'
  | 'consentChannels'
  | 'consentDecision'
  | 'consentMethod'
  | 'decisionRoles'
  | 'attitude'

export interface ImportField {
  key: string
  type: ImportFieldType
  label: Record<Locale, string>
  /** Headers that mean this field, as people and other systems write them, in the form of headerKey(), divided by spaces. */
  aliases: string
  maxLength?: number
  /** What stands in the template's example row. */
  example?: Record<Locale, string>
  /** Guessed only when it is asked for: mapped by hand. */
  neverGuess?: boolean
  /** A field of the company's own: how its cells are read. `people`: ids by name, phone, staff number and e-mail. */
  custom?: Pick<CustomFieldShape, 'key' | 'type' | 'options'> & { people?: Readonly<Record<string, string | null>> }
}

/** At least one field of each group must be mapped. */
export type RequiredFields = readonly (readonly string[])[]

export interface ImportFields {
  fields: readonly ImportField[]
  required: RequiredFields
}
