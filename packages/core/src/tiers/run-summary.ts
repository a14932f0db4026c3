import { z } from 'zod'
import { id, money } from '../kernel/schemas.ts'
import { tierSummary } from './schema.ts'

/** What a finished run keeps of its result over the whole company. */
export const runSummary = tierSummary
  .pick({
    ranked: true,
    unranked: true,
    unrankedChange: true,
    revenue: true,
    tiers: true,
    vip: true,
    changed: true,
    curve: true,
  })
  .extend({
    /** Nothing to compare with: changes are not shown. */
    isFirst: z.boolean(),
    biggest: z.object({ customerId: id, revenue: money }).nullable(),
  })
export type RunSummary = z.output<typeof runSummary>
