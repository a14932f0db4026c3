import { z } from 'zod'
import { timelineKinds } from '@zhike/core/customers/timeline-schema'

export const recordTabs = ['timeline', 'orders', 'ownership', 'related', 'profile', 'contacts'] as const
export type RecordTab = (typeof recordTabs)[number]

export const customerSearch = z.object({
  tab: z.enum(recordTabs).optional().catch(undefined),
  /** What the timeline shows. */
  kind: z.enum(timelineKinds).optional().catch(undefined),
})
