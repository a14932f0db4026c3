import type { Contact } from '@zhike/core/contacts/schema'
import type { ContactRow } from './queries.ts'

export function presentContact(row: ContactRow, mayWrite: boolean): Contact {
  return { ...row, abilities: { update: mayWrite, delete: mayWrite } }
}
