import type { LinkPurpose } from './schema.ts'

const hour = 60 * 60 * 1000

/** How long a link opens. One that somebody asked for at the door is used at once or never. */
export const linkLifetimeMs = {
  invitation: 7 * 24 * hour,
  resetByAdministrator: 24 * hour,
  resetByOneself: hour,
} as const

export function linkLifetime(purpose: LinkPurpose, askedFor: 'by-administrator' | 'by-oneself'): number {
  if (purpose === 'invitation') return linkLifetimeMs.invitation
  return askedFor === 'by-oneself' ? linkLifetimeMs.resetByOneself : linkLifetimeMs.resetByAdministrator
}

/** What a link is worth at an instant. A used one stays used, whatever happened to it later. */
export function linkState(
  link: { usedAt: string | null; revokedAt: string | null; expiresAt: string },
  now: Date,
): 'open' | 'used' | 'revoked' | 'expired' {
  if (link.usedAt !== null) return 'used'
  if (link.revokedAt !== null) return 'revoked'
  return Date.parse(link.expiresAt) <= now.getTime() ? 'expired' : 'open'
}
