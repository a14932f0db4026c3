import { tidyEmail } from '../customers/normalise-email.ts'
import { tidyPhone } from '../customers/normalise-phone.ts'
import { emailWrong } from '../customers/problems.ts'

export interface ContactFacts {
  name: string
  title: string | null
  mobile: string | null
  email: string | null
  wechat: string | null
  notes: string | null
}

/** A contact as it is stored. */
export function tidyContact(facts: ContactFacts): ContactFacts {
  const email = facts.email ? tidyEmail(facts.email) : null
  if (facts.email && !email) throw emailWrong({ value: facts.email })
  return {
    ...facts,
    name: facts.name.normalize('NFC').replace(/\s+/g, ' ').trim(),
    mobile: facts.mobile ? tidyPhone(facts.mobile) : null,
    email,
  }
}
