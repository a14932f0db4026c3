import { z } from 'zod'
import { day, id, instant, page } from '../kernel/schemas.ts'

/** Where contact data was answered; each a bit of what is stored. */
export const contactViewSources = ['record', 'contacts', 'list'] as const
export type ContactViewSource = (typeof contactViewSources)[number]

/** One person's day: of how many customers unmasked contact data was answered. */
export const contactViewDay = z.object({
  person: z.object({ id, name: z.string(), departmentName: z.string().nullable() }),
  day,
  customers: z.int(),
  /** Answers refused beyond the limit. */
  refused: z.int(),
  alertedAt: instant.nullable(),
  limitedAt: instant.nullable(),
})
export type ContactViewDay = z.output<typeof contactViewDay>

export const contactViewPage = page(contactViewDay).extend({
  limits: z.object({ alert: z.int().nullable(), limit: z.int().nullable() }),
})

export const contactViewDetail = z.object({
  sources: z.object({ record: z.int(), contacts: z.int(), list: z.int() }),
  /** Whose customers they are now. */
  holders: z.object({ own: z.int(), others: z.int(), pools: z.int() }),
  /** How many were answered for the first time in each hour of the company's day, empty hours left out. */
  hours: z.array(z.object({ hour: z.int(), customers: z.int() })),
})
export type ContactViewDetail = z.output<typeof contactViewDetail>

export const contactViewAlerts = z.object({ items: z.array(contactViewDay) })
