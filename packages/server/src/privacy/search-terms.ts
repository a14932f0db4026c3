import { tidyEmail } from '@zhike/core/customers/normalise-email'
import { phoneKey } from '@zhike/core/customers/normalise-phone'

export interface SearchTerms {
  /** Numbers and addresses: they mean this person inside whatever text they stand. */
  parts: string[]
  /** Names and codes, which are parts of other words too: elsewhere looked for only as whole texts. */
  whole: string[]
  /** Numbers and addresses as keys of customers. */
  keys: string[]
}

const shortestNumber = 7
const shortestCode = 4

/** By what texts a person is found, from the fields of the records, also in the other forms numbers are written in. */
export function searchTerms(values: readonly { field: string; value: string }[]): SearchTerms {
  const parts = new Set<string>()
  const whole = new Set<string>()
  const keys = new Set<string>()
  for (const { field, value } of values) {
    const text = value.trim()
    if (field === 'phone' || field === 'mobile') {
      const key = phoneKey(text)
      if (key) keys.add(key)
      for (const form of [text, key, key?.replace(/^\+86/, ''), text.replace(/\D/g, '')]) {
        if (form && form.length >= shortestNumber) parts.add(form)
      }
    } else if (field === 'email') {
      const key = tidyEmail(text)
      if (key) keys.add(key)
      parts.add(text)
      if (key) parts.add(key)
    } else if (text.length >= (field === 'name' || field === 'shortName' ? 2 : shortestCode)) {
      whole.add(text)
    }
  }
  return { parts: [...parts], whole: [...whole], keys: [...keys] }
}

/** As a pattern of LIKE that contains the term. */
export function containing(term: string): string {
  return `%${term.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
}

/** As JSON writes a whole text, inside quotes: for names, which are parts of other words. */
export function asWholeText(term: string): string {
  return containing(JSON.stringify(term))
}

/** As it stands inside a text of JSON. */
export function asPartOfText(term: string): string {
  return containing(JSON.stringify(term).slice(1, -1))
}
