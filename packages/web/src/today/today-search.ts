import { z } from 'zod'
import { todayGroups } from '@zhike/core/today/schema'

export const todaySearch = z.object({
  /** Absent: me, or the team for whoever holds nobody. */
  who: z.enum(['me', 'team']).optional().catch(undefined),
  group: z.enum(todayGroups).optional().catch(undefined),
})
