import type { SentBody } from '@zhike/core/api/route'
import type { checkDuplicate } from '@zhike/core/customers/api'

export type DuplicateInput = SentBody<typeof checkDuplicate>

const isAddress = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(text)
const digits = (text: string) => text.replace(/[\s()+-]/g, '')

/** What one line asks for: a credit code, a phone number, else a name. undefined = too little to ask. */
export function duplicateInputOf(text: string): DuplicateInput | undefined {
  const plain = text.trim()
  if (/^[0-9A-Z]{18}$/i.test(plain)) return { creditCode: plain.toUpperCase() }
  if (isAddress(plain)) return { email: plain }
  if (/^[\d\s()+-]+$/.test(plain)) return digits(plain).length >= 7 ? { phone: plain } : undefined
  return plain.length >= 2 ? { name: plain } : undefined
}

interface HalfFilled {
  kind: string
  name: string
  creditCode: string
  phone: string
  email: string
}

/** What a half-filled form can be checked for; words that are hardly begun would only fill the audit. */
export function duplicateHintInput(draft: HalfFilled, contactMobile = ''): DuplicateInput {
  const name = draft.name.trim()
  const email = draft.email.trim()
  const code = draft.creditCode.trim().toUpperCase()
  const isNumber = (text: string) => digits(text).length >= 11
  const isOrganisation = draft.kind === 'organisation'
  const others = {
    ...(isOrganisation && code.length === 18 ? { creditCode: code } : {}),
    ...(isNumber(draft.phone) ? { phone: draft.phone.trim() } : {}),
    ...(isAddress(email) ? { email } : {}),
    ...(isOrganisation && isNumber(contactMobile) ? { contacts: [{ mobile: contactMobile.trim() }] } : {}),
  }
  // Many people have one name: it adds to a number, it is nothing to ask by itself.
  const asksName = isOrganisation ? name.length >= 4 : name.length >= 2 && Object.keys(others).length > 0
  if (!asksName && Object.keys(others).length === 0) return {}
  return { kind: isOrganisation ? 'organisation' : 'individual', ...(asksName ? { name } : {}), ...others }
}
