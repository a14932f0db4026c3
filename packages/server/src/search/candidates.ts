import type { SearchWord } from '@zhike/core/search/parse-search'
import type { CustomerReach } from '../platform/access/customer-reach.ts'

/** Ranking looks at this many rows of the actor's own scope, never at more. */
export const mostCandidates = 1200

interface MostCandidates {
  customers: number
  contacts: number
}

/**
 * How many rows are looked at for the eight that are shown, after exact names and beginnings were looked for by
 * themselves. Of few held customers all; of thousands each is a lookup; of all a page of a frequent word comes cheap.
 * Two letters are the initials of tens of thousands, every one of which fits: fewer do.
 */
export function candidatesFor(reach: CustomerReach, words: readonly SearchWord[]): MostCandidates {
  if (reach.kind === 'few') return { customers: mostCandidates, contacts: 300 }
  if (reach.kind !== 'many') return { customers: 300, contacts: 300 }
  const [word, ...others] = words
  const isPair = word !== undefined && others.length === 0 && /^[a-z]{2}$/.test(word.text)
  return isPair ? { customers: 24, contacts: 16 } : { customers: 60, contacts: 40 }
}
