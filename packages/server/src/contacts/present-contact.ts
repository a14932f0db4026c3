import type { FieldRules } from '@zhike/core/access/protected-fields'
import type { Contact } from '@zhike/core/contacts/schema'
import { showCustom } from '../custom-fields/show-custom.ts'
import { maskFields } from '../platform/access/field-rules.ts'
import type { Context } from '../platform/context/context.ts'
import type { ContactRow } from './queries.ts'

/** Contacts with what the rules of their customer let be seen. */
export async function presentContacts(
  ctx: Context,
  rows: readonly ContactRow[],
  mayWrite: boolean,
  rules: FieldRules,
): Promise<Contact[]> {
  const shown = await showCustom(ctx, 'contact', rules, rows)
  return shown.map((row) => ({
    ...maskFields(rules, 'contact', row),
    abilities: { update: mayWrite, delete: mayWrite },
  }))
}

export async function presentContact(
  ctx: Context,
  row: ContactRow,
  mayWrite: boolean,
  rules: FieldRules,
): Promise<Contact> {
  const [contact] = await presentContacts(ctx, [row], mayWrite, rules)
  if (!contact) throw new Error('one row gives one contact')
  return contact
}
