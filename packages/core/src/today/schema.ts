import { z } from 'zod'
import { contactBrief, customerKind, holder, tier } from '../customers/schema.ts'
import { followUpKind } from '../follow-ups/schema.ts'
import { day, id, instant } from '../kernel/schemas.ts'

export const todayWho = z.enum(['me', 'team'])
export const todayQuery = z.object({ who: todayWho.default('me') })
export const todayNumbersQuery = todayQuery

export const todayGroups = ['overdue', 'due', 'new', 'untouched'] as const
export type TodayGroup = (typeof todayGroups)[number]

/** Why a customer stands in the queue, as code and values; the page says it in words. */
export const todayWhy = z.discriminatedUnion('code', [
  z.object({ code: z.literal('overdue'), days: z.int(), on: day, step: z.string().nullable() }),
  z.object({ code: z.literal('due'), on: day, step: z.string().nullable() }),
  z.object({
    code: z.literal('new'),
    /** Days since it came into these hands, and what is left of the first seven. */
    days: z.int(),
    daysLeft: z.int(),
    since: instant,
    reasonCode: z.string(),
    rulePosition: z.int().nullable(),
    from: holder.nullable(),
  }),
  z.object({ code: z.literal('untouched'), days: z.int(), limit: z.int(), never: z.boolean() }),
])
export type TodayWhy = z.infer<typeof todayWhy>

export const todayRow = z.object({
  customerId: id,
  name: z.string(),
  shortName: z.string().nullable(),
  kind: customerKind,
  tier: tier.nullable(),
  isVip: z.boolean(),
  holder,
  why: todayWhy,
  nextContactOn: day.nullable(),
  nextStep: z.string().nullable(),
  lastFollowUp: z
    .object({ text: z.string(), happenedAt: instant, kind: followUpKind, authorName: z.string().nullable() })
    .nullable(),
  primaryContact: contactBrief.nullable(),
  phone: z.string().nullable(),
})
export type TodayRow = z.infer<typeof todayRow>

export const todayQueue = z.object({
  today: day,
  /**
   * In the order of the page; each customer stands in one group only, at most 100 of a group are listed. Totals are
   * exact for teams of up to 20,000 customers; for larger ones each group looks at the 5,000 nearest.
   */
  groups: z.array(z.object({ key: z.enum(todayGroups), total: z.int(), items: z.array(todayRow) })),
})

export const todayNumbers = z.object({
  today: day,
  held: z.object({ total: z.int(), a: z.int(), b: z.int(), c: z.int(), none: z.int(), vip: z.int() }),
  /** How many more can be held (0 = full); null = no limit. For a team: the sum, where everybody has a limit. */
  capacity: z.int().nullable(),
  followUps: z.object({
    total: z.int(),
    /** The week before, up to the same weekday and time. */
    lastWeekSamePeriod: z.int(),
    /** Monday to Sunday. */
    days: z.array(z.object({ day, count: z.int() })),
  }),
  pools: z.object({
    /** New in the last seven days, in the pools one may claim from. */
    total: z.int(),
    items: z.array(z.object({ poolId: id, name: z.string(), count: z.int(), latestAt: instant })),
  }),
  /** The latest of the last 30 days; for a team of more than 200 people none. */
  ownershipChanges: z.array(
    z.object({
      customerId: id,
      customerName: z.string(),
      at: instant,
      direction: z.enum(['gained', 'lost']),
      from: holder.nullable(),
      to: holder,
      reasonCode: z.string(),
      rulePosition: z.int().nullable(),
      actorName: z.string(),
      /** Whether the caller may open the customer. */
      isVisible: z.boolean(),
    }),
  ),
})
