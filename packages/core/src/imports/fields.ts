import { combinedFields } from './combined-fields.ts'
import { consentFields } from './consent-fields.ts'
import { contactFields } from './contact-fields.ts'
import { customerFields } from './customer-fields.ts'
import { departmentFields } from './department-fields.ts'
import type { ImportField, ImportFields } from './field.ts'
import { followUpFields } from './follow-up-fields.ts'
import type { ImportKind } from './kinds.ts'
import { orderFields } from './order-fields.ts'
import { peopleFields } from './people-fields.ts'

/** What each kind of file can hold. */
export const importFields: Record<ImportKind, ImportFields> = {
  departments: departmentFields,
  people: peopleFields,
  customers: customerFields,
  contacts: contactFields,
  orders: orderFields,
  combined: combinedFields,
  'follow-ups': followUpFields,
  consents: consentFields,
}

export function importField(
  kind: ImportKind,
  key: string,
  custom: readonly ImportField[] = [],
): ImportField | undefined {
  return [...importFields[kind].fields, ...custom].find((field) => field.key === key)
}
