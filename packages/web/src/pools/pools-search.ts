import { z } from 'zod'

/** What the address of the pools page holds. */
export const poolsSearch = z.object({
  pool: z.uuid().optional().catch(undefined),
  sort: z.enum(['enteredAt', '-enteredAt']).optional().catch(undefined),
  after: z.string().optional().catch(undefined),
})
export type PoolsSearch = z.output<typeof poolsSearch>
