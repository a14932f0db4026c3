import type { Consent, ConsentList } from '@zhike/core/consents/schema'

/** What stands for one person and purpose, channel by channel. */
export interface StandingConsents {
  contactId: string | null
  person: string
  purpose: string
  standing: Consent[]
}

/** Who agreed to what, as it stands: by person in the order of the list, then by purpose. */
export function standingConsents({ items, people, purposes }: ConsentList): StandingConsents[] {
  return people.flatMap(({ contactId, name }) =>
    [...new Set([...purposes.map(({ key }) => key), ...items.map(({ purpose }) => purpose)])].flatMap((purpose) => {
      const standing = items.filter((one) => one.contactId === contactId && one.purpose === purpose && one.end === null)
      return standing.length > 0 ? [{ contactId, person: name, purpose, standing }] : []
    }),
  )
}
