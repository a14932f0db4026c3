import { z } from 'zod'

/** What the address of the people page holds. */
export const peopleSearch = z.object({
  q: z.string().optional().catch(undefined),
  department: z.uuid().optional().catch(undefined),
  status: z.enum(['active', 'inactive']).optional().catch(undefined),
  /** The key of a role. */
  role: z.string().min(1).max(64).optional().catch(undefined),
  after: z.string().optional().catch(undefined),
})
export type PeopleSearch = z.output<typeof peopleSearch>
