import { phoneKey, tidyPhone } from '../customers/normalise-phone.ts'

/** A person's number as it is stored and looked up: E.164 where it can be read as such, else tidied. */
export function personPhone(text: string): string {
  return phoneKey(text) ?? tidyPhone(text)
}
