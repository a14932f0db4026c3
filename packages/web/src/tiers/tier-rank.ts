import type { Tier } from '@zhike/core/tiers/schema'

/** The depth of a tier's colour: A deepest. */
export function tierRank(tier: Tier | null | undefined): 1 | 2 | 3 | null {
  return tier === 'A' ? 1 : tier === 'B' ? 2 : tier === 'C' ? 3 : null
}
