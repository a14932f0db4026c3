import { z } from 'zod'
import { todayGroups } from '@zhike/core/today/schema'

export const todaySearch = z.object({
  who: z.literal('team').optional().catch(undefined),
  group: z.enum(todayGroups).optional().catch(undefined),
})
