import type { MatchField } from './schema.ts'

export interface ClaimRule {
  claim: string
  matches: MatchField
}

export type NameInClaims =
  | { kind: 'found'; value: string }
  | { kind: 'missing' }
  /** An e-mail address that nobody proved to own: whoever may type one there could be anybody here. */
  | { kind: 'unverified'; value: string }

/** Whom the claims of a provider name, by the rule an administrator chose. */
export function nameInClaims(claims: Readonly<Record<string, unknown>>, rule: ClaimRule): NameInClaims {
  const given = claims[rule.claim]
  const value = typeof given === 'number' ? String(given) : typeof given === 'string' ? given.trim() : ''
  if (value === '') return { kind: 'missing' }
  // Some providers send the word instead of the value.
  const isVerified = claims['email_verified'] === true || claims['email_verified'] === 'true'
  if (rule.claim === 'email' && !isVerified) return { kind: 'unverified', value }
  return { kind: 'found', value }
}

/** What to call somebody who comes for the first time. */
export function displayName(claims: Readonly<Record<string, unknown>>, fallback: string): string {
  for (const claim of ['name', 'preferred_username', 'nickname']) {
    const value = claims[claim]
    if (typeof value === 'string' && value.trim() !== '') return value.trim().slice(0, 100)
  }
  return fallback.slice(0, 100)
}
