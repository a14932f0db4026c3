import { z } from 'zod'
import { cursorParam, limitParam } from '../api/list-query.ts'
import { day, id, instant, money, page } from '../kernel/schemas.ts'
import { holder, tier } from './schema.ts'

export const timelineKinds = ['follow-up', 'order', 'ownership', 'tier', 'change', 'consent'] as const

/** What the timeline tells of edits; who held the customer, its orders and follow-ups have entries of their own. */
export const timelineChanges = [
  'customer.update',
  'customer.restore',
  'customer.next-contact',
  'contact.create',
  'contact.update',
  'contact.delete',
  'collaborator.add',
  'collaborator.update',
  'collaborator.remove',
  'order.update',
  'order.delete',
  'follow-up.update',
  'follow-up.delete',
] as const

export const timelineQuery = z.object({
  kinds: z
    .string()
    .max(100)
    .optional()
    .meta({ description: `Some of ${timelineKinds.join(', ')}, divided by commas; absent = all` }),
  limit: limitParam,
  after: cursorParam,
})

const timelineHolder = holder.nullable()

/** One entry of 动态. `at` orders; orders and tier changes have the day they happened. */
export const timelineEntry = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('follow-up'),
    id,
    at: instant,
    followUp: z.object({
      id,
      version: z.int(),
      kind: z.string(),
      text: z.string(),
      authorId: id.nullable(),
      authorName: z.string().nullable(),
      contactId: id.nullable(),
      contactName: z.string().nullable(),
      nextContactOn: day.nullable(),
      nextStep: z.string().nullable(),
      fileId: id.nullable(),
      abilities: z.object({ update: z.boolean(), delete: z.boolean() }),
    }),
  }),
  z.object({
    kind: z.literal('order'),
    id,
    at: instant,
    order: z.object({
      id,
      number: z.string(),
      orderedOn: day,
      amount: money,
      currency: z.string(),
      amountBase: money,
      /** The first line, as "product × quantity" needs it, and how many lines there are. */
      firstLine: z.object({ product: z.string(), quantity: z.string() }).nullable(),
      lineCount: z.int(),
    }),
  }),
  z.object({
    kind: z.literal('ownership'),
    id,
    at: instant,
    ownership: z.object({
      from: timelineHolder,
      to: holder,
      reasonCode: z.string(),
      rulePosition: z.int().nullable(),
      actorName: z.string(),
    }),
  }),
  z.object({
    kind: z.literal('tier'),
    id: z.string(),
    at: instant,
    tier: z.object({
      from: tier.nullable(),
      to: tier.nullable(),
      fromVip: z.boolean(),
      toVip: z.boolean(),
      rank: z.int().nullable(),
      measure: money.nullable(),
    }),
  }),
  z.object({
    kind: z.literal('change'),
    id,
    at: instant,
    change: z.object({
      action: z.enum(timelineChanges),
      actorName: z.string(),
      /** The contact, order or collaborator it is about. */
      subject: z.string().nullable(),
      /** Names of the fields, without their values. */
      fields: z.array(z.string()),
      isImport: z.boolean(),
    }),
  }),
  z.object({
    kind: z.literal('consent'),
    id: z.string(),
    at: instant,
    consent: z.object({
      decision: z.enum(['given', 'refused', 'withdrawn']),
      personName: z.string(),
      purpose: z.string(),
      channel: z.string(),
      actorName: z.string(),
    }),
  }),
])
export type TimelineEntry = z.infer<typeof timelineEntry>

export const timelinePage = page(timelineEntry).extend({
  /** Entries per kind, exact to 10,000; on the first page only. */
  counts: z.record(z.enum(timelineKinds), z.int()).nullable(),
})
