import { z } from 'zod'

export const recordTabs = ['timeline', 'orders', 'ownership', 'profile', 'contacts'] as const
export type RecordTab = (typeof recordTabs)[number]

export const customerSearch = z.object({
  tab: z.enum(recordTabs).optional().catch(undefined),
  /** What the timeline shows. */
  kind: z.enum(['follow-up', 'order', 'ownership', 'tier']).optional().catch(undefined),
})
