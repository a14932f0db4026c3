import { z } from 'zod'
import { tierKeys } from '@zhike/core/tiers/schema'

/** What the address of the drill-down holds. */
export const tierListSearch = z.object({
  tier: z.enum(tierKeys).optional().catch(undefined),
  vip: z.boolean().optional().catch(undefined),
  changed: z.boolean().optional().catch(undefined),
  department: z.uuid().optional().catch(undefined),
  after: z.string().optional().catch(undefined),
})
export type TierListSearch = z.output<typeof tierListSearch>
