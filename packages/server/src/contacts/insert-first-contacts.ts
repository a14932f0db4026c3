import { tidyContact } from '@zhike/core/contacts/contact-facts'
import type { ContactInput } from '@zhike/core/contacts/schema'
import { newId } from '@zhike/core/kernel/ids'
import type { Context } from '../platform/context/context.ts'
import { indexTexts } from '../search/index-texts.ts'
import { insertContacts } from './queries.ts'

/** The contacts entered with a new customer; the one marked primary, else the first, is primary. */
export async function insertFirstContacts(
  ctx: Context,
  customerId: string,
  contacts: readonly ContactInput[],
): Promise<void> {
  if (contacts.length === 0) return
  const primary = Math.max(
    0,
    contacts.findIndex((contact) => contact.isPrimary),
  )
  const rows = contacts.map(({ isPrimary: _, ...given }, index) => ({
    ...tidyContact({ ...emptyContact, ...withoutUndefined(given) }),
    id: newId(),
    isPrimary: index === primary,
  }))
  await insertContacts(ctx, customerId, rows)
  await indexTexts(
    ctx,
    'contact',
    customerId,
    rows.map(({ id, name }) => ({ id, text: name })),
  )
}

export const emptyContact = { title: null, mobile: null, email: null, wechat: null, notes: null }

export function withoutUndefined<T extends object>(given: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}
