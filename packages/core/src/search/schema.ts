import { z } from 'zod'
import { contactBrief, customerKind, holder, tier } from '../customers/schema.ts'
import { id } from '../kernel/schemas.ts'

export const searchQuery = z.object({
  q: z.string().trim().max(100),
  limit: z.coerce.number().int().min(1).max(8).default(8),
})

export const searchHit = z.object({
  customerId: id,
  name: z.string(),
  shortName: z.string().nullable(),
  kind: customerKind,
  tier: tier.nullable(),
  isVip: z.boolean(),
  regionCode: z.string().nullable(),
  holder,
  /** What fitted. */
  by: z.enum(['name', 'pinyin', 'phone', 'code', 'contact']),
  /** The contact that fitted, else the primary one. */
  contact: contactBrief.nullable(),
})
export type SearchHit = z.infer<typeof searchHit>

export const searchResult = z.object({ items: z.array(searchHit) })
