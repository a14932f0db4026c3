import { tidyContact } from '@zhike/core/contacts/contact-facts'
import type { ContactInput } from '@zhike/core/contacts/schema'
import type { CustomValues } from '@zhike/core/custom-fields/field-kinds'
import { newId } from '@zhike/core/kernel/ids'
import { prepareValues } from '../custom-fields/prepare-values.ts'
import { attachFieldFiles } from '../files/attach-field-files.ts'
import type { Context } from '../platform/context/context.ts'
import { indexTexts } from '../search/index-texts.ts'
import { insertContacts } from './queries.ts'

/** The contacts entered with a new customer; the one marked primary, else the first, is primary. */
export async function insertFirstContacts(
  ctx: Context,
  customerId: string,
  customer: { kind: string; tier: string | null },
  contacts: readonly ContactInput[],
  /** Told before anything is written, so that a value that is taken can be named. */
  onValues: (values: CustomValues[]) => void,
): Promise<void> {
  if (contacts.length === 0) return
  const primary = Math.max(
    0,
    contacts.findIndex((contact) => contact.isPrimary),
  )
  const rows = []
  const files = []
  for (const [index, { isPrimary: _, custom: givenCustom, ...given }] of contacts.entries()) {
    const custom = await prepareValues(ctx, 'contact', {
      before: {},
      given: givenCustom,
      customer,
      isNew: true,
      rules: {},
    })
    files.push(custom.files)
    rows.push({
      ...tidyContact({ ...emptyContact, ...withoutUndefined(given) }),
      id: newId(),
      isPrimary: index === primary,
      custom: custom.values,
    })
  }
  onValues(rows.map(({ custom }) => custom))
  await insertContacts(ctx, customerId, rows)
  for (const [index, { id }] of rows.entries()) {
    await attachFieldFiles(ctx, { customerId, contactId: id }, files[index] ?? [])
  }
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
