import { withoutPlace } from '../duplicates/place-in-name.ts'
import { tidyCreditCode } from './credit-code.ts'
import { tidyEmail } from './normalise-email.ts'
import { nameKey } from './normalise-name.ts'
import { phoneKey, phoneTail } from './normalise-phone.ts'

export const keyKinds = ['externalId', 'creditCode', 'name', 'phone', 'email', 'phoneTail', 'placelessName'] as const
export type KeyKind = (typeof keyKinds)[number]

export interface CustomerKey {
  kind: KeyKind
  value: string
}

export interface IdentifyingFacts {
  kind: string
  name: string
  shortName?: string | null
  creditCode?: string | null
  externalId?: string | null
  phone?: string | null
  email?: string | null
}

/** Everything a customer is recognised by across customers, its contacts' numbers and addresses included; each once. */
export function keysOf(
  customer: IdentifyingFacts,
  contacts: readonly { mobile?: string | null; email?: string | null }[] = [],
): CustomerKey[] {
  const keys: CustomerKey[] = []
  for (const name of [customer.name, customer.shortName]) {
    if (!name) continue
    const value = nameKey(customer.kind, name)
    keys.push({ kind: 'name', value })
    // A company's name with a place before or after it is found by the same name with another place, or none.
    const bare = customer.kind === 'individual' ? value : withoutPlace(value)
    if (bare !== value) keys.push({ kind: 'placelessName', value: bare })
  }
  if (customer.externalId) keys.push({ kind: 'externalId', value: externalIdKey(customer.externalId) })
  if (customer.creditCode) keys.push({ kind: 'creditCode', value: tidyCreditCode(customer.creditCode) })
  for (const number of [customer.phone, ...contacts.map((contact) => contact.mobile)]) {
    if (!number) continue
    const key = phoneKey(number)
    const tail = phoneTail(number)
    if (key) keys.push({ kind: 'phone', value: key })
    if (tail) keys.push({ kind: 'phoneTail', value: tail })
  }
  for (const address of [customer.email, ...contacts.map((contact) => contact.email)]) {
    const key = address ? tidyEmail(address) : null
    if (key) keys.push({ kind: 'email', value: key })
  }
  return uniteKeys([keys])
}

/** Keys of several records that lead to one customer; each once. */
export function uniteKeys(several: readonly (readonly CustomerKey[])[]): CustomerKey[] {
  const seen = new Set<string>()
  return several.flat().filter((key) => {
    const identity = `${key.kind}\u0000${key.value}`
    return !seen.has(identity) && seen.add(identity) !== undefined
  })
}

/** Case counts: some systems' ids differ by nothing else. Spaces around them and full width are accidents. */
export function externalIdKey(externalId: string): string {
  return externalId.normalize('NFKC').trim()
}
