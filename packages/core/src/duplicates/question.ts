import { tidyCreditCode } from '../customers/credit-code.ts'
import type { KeyKind } from '../customers/customer-keys.ts'
import { tidyEmail } from '../customers/normalise-email.ts'
import { companyNameKey, nameKey, personNameKey } from '../customers/normalise-name.ts'
import { phoneKey } from '../customers/normalise-phone.ts'
import type { Evidence } from './evidence.ts'
import { withoutPlace } from './place-in-name.ts'
import { companyDomain } from './public-mail-domains.ts'

type Text = string | null | undefined

/** What is known of a customer that may be there already. */
export interface DuplicateQuestion {
  /** Left out, each customer found is taken to be of the same kind. */
  kind?: 'organisation' | 'individual' | undefined
  name?: Text
  shortName?: Text
  creditCode?: Text
  phone?: Text
  email?: Text
  contacts?: readonly { mobile?: Text; email?: Text }[] | undefined
}

/** A stored key that says something: the same value under any of the kinds. */
export interface AskedKey {
  evidence: Evidence
  kinds: readonly KeyKind[]
  value: string
}

const nameKinds = ['name', 'placelessName'] as const

/** What to look up for a question. A number that only its last digits are comparable of is no ground: too many share them. */
export function keysOfQuestion(question: DuplicateQuestion): AskedKey[] {
  const { kind, creditCode, contacts = [] } = question
  const asked: AskedKey[] = []
  for (const name of [question.name, question.shortName]) {
    if (!name) continue
    const values = kind ? [nameKey(kind, name)] : [companyNameKey(name), personNameKey(name)]
    for (const value of values) asked.push({ evidence: 'name', kinds: ['name'], value })
    if (kind === 'individual') continue
    const key = companyNameKey(name)
    for (const value of [key, withoutPlace(key)]) asked.push({ evidence: 'nameElsewhere', kinds: nameKinds, value })
  }
  if (creditCode) asked.push({ evidence: 'creditCode', kinds: ['creditCode'], value: tidyCreditCode(creditCode) })
  for (const number of [question.phone, ...contacts.map((contact) => contact.mobile)]) {
    const value = number ? phoneKey(number) : null
    if (value) asked.push({ evidence: 'phone', kinds: ['phone'], value })
  }
  for (const value of addressesOf(question)) asked.push({ evidence: 'email', kinds: ['email'], value })
  const seen = new Set<string>()
  return asked.filter(({ evidence, value }) => {
    const identity = `${evidence} ${value}`
    return !seen.has(identity) && seen.add(identity) !== undefined
  })
}

/** Domains of the question's addresses that belong to one company. */
export function domainsOfQuestion(question: DuplicateQuestion): string[] {
  return [...new Set(addressesOf(question).flatMap((address) => companyDomain(address) ?? []))]
}

function addressesOf({ email, contacts = [] }: DuplicateQuestion): string[] {
  return [email, ...contacts.map((contact) => contact.email)].flatMap((one) => (one ? (tidyEmail(one) ?? []) : []))
}
