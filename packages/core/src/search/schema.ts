import { z } from 'zod'
import { contactBrief, customerKind, holder, tier } from '../customers/schema.ts'
import { day, id, instant, money } from '../kernel/schemas.ts'

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
  by: z.enum(['name', 'pinyin', 'phone', 'code', 'contact', 'similar']),
  /** The contact that fitted, else the primary one. */
  contact: contactBrief.nullable(),
})
export type SearchHit = z.infer<typeof searchHit>

export const searchResult = z.object({ items: z.array(searchHit) })

export const searchEverythingQuery = z.object({
  q: z.string().trim().max(100),
  limit: z.coerce.number().int().min(1).max(8).default(5).meta({ description: 'So many of each kind' }),
})

export const foundCustomersQuery = z.object({
  ids: z
    .string()
    .max(400)
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(id).max(8))
    .meta({ description: 'Up to eight ids, divided by commas' }),
})

/** What fitted, as [from, to) in UTF-16 units of the text before it. */
const marks = z.array(z.tuple([z.int(), z.int()]))
const ofCustomer = { customerId: id, customerName: z.string() }

export const foundCustomer = searchHit.extend({ marks })
export type FoundCustomer = z.infer<typeof foundCustomer>

export const foundContact = z.object({
  ...ofCustomer,
  id,
  name: z.string(),
  marks,
  title: z.string().nullable(),
  mobile: z.string().nullable(),
  by: z.enum(['name', 'pinyin', 'similar']),
})
export type FoundContact = z.infer<typeof foundContact>

export const foundOrder = z.object({
  ...ofCustomer,
  id,
  number: z.string(),
  marks,
  orderedOn: day,
  amount: money,
  currency: z.string(),
})
export type FoundOrder = z.infer<typeof foundOrder>

export const foundFollowUp = z.object({
  ...ofCustomer,
  id,
  kind: z.string(),
  at: instant,
  authorName: z.string().nullable(),
  /** The text around what fitted. */
  excerpt: z.string(),
  marks,
})
export type FoundFollowUp = z.infer<typeof foundFollowUp>

export const foundCustomers = z.object({ items: z.array(foundCustomer) })

/** Each kind by itself, the best first. */
export const everythingFound = z.object({
  customers: z.array(foundCustomer),
  contacts: z.array(foundContact),
  orders: z.array(foundOrder),
  followUps: z.array(foundFollowUp),
})
export type EverythingFound = z.infer<typeof everythingFound>
