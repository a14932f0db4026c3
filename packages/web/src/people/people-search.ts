import { z } from 'zod'

/** What the address of the people page holds. */
export const peopleSearch = z.object({
  q: z.string().optional().catch(undefined),
  department: z.uuid().optional().catch(undefined),
  team: z.uuid().optional().catch(undefined),
  role: z.string().max(64).optional().catch(undefined),
  /** Only whoever is on leave today. */
  away: z.literal(true).optional().catch(undefined),
  /** What stands beside the list; departments when left out. */
  side: z.literal('teams').optional().catch(undefined),
  status: z.enum(['active', 'inactive']).optional().catch(undefined),
  /** The key of a role. */
  after: z.string().optional().catch(undefined),
})
export type PeopleSearch = z.output<typeof peopleSearch>
