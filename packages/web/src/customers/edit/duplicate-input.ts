export interface DuplicateInput {
  name?: string
  creditCode?: string
  phone?: string
  email?: string
}

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

/** What a half-filled form can be checked for; words that are hardly begun would only fill the audit. */
export function duplicateHintInput(draft: {
  kind: string
  name: string
  creditCode: string
  phone: string
  email: string
}): DuplicateInput {
  const name = draft.name.trim()
  const email = draft.email.trim()
  const code = draft.creditCode.trim().toUpperCase()
  return {
    ...(draft.kind === 'organisation' && name.length >= 4 ? { name } : {}),
    ...(code.length === 18 ? { creditCode: code } : {}),
    ...(digits(draft.phone).length >= 11 ? { phone: draft.phone.trim() } : {}),
    ...(isAddress(email) ? { email } : {}),
  }
}
