import type { FieldRules } from '@zhike/core/access/protected-fields'
import type { Contact } from '@zhike/core/contacts/schema'
import { maskFields } from '../platform/access/field-rules.ts'
import type { ContactRow } from './queries.ts'

/** A contact with what the rules of its customer let be seen. */
export function presentContact(row: ContactRow, mayWrite: boolean, rules: FieldRules): Contact {
  return { ...maskFields(rules, 'contact', row), abilities: { update: mayWrite, delete: mayWrite } }
}
