import { z } from 'zod'
import { customerKind } from '../customers/schema.ts'
import { day, id, optionalText } from '../kernel/schemas.ts'
import { calendars, isAnnualDay } from './annual-day.ts'

export const specialDayKinds = ['birthday', 'founding', 'cooperation', 'wedding', 'other'] as const
export type SpecialDayKind = (typeof specialDayKinds)[number]
/** What a company or a customer as such has; the other kinds are of people. */
export const kindsOfCompanies: ReadonlySet<SpecialDayKind> = new Set(['founding', 'cooperation', 'other'])
export const kindsOfPeople: ReadonlySet<SpecialDayKind> = new Set(['birthday', 'wedding', 'cooperation', 'other'])

export const annualDay = z
  .strictObject({
    calendar: z.enum(calendars),
    year: z.int().nullable(),
    month: z.int(),
    day: z.int(),
    isLeap: z.boolean().default(false),
  })
  .refine(isAnnualDay, { error: 'annual-day' })
  .meta({
    id: 'AnnualDay',
    description: 'A day that comes every year. lunar: by the Chinese calendar; year null: not known',
  })

export const specialDay = z
  .object({
    id,
    customerId: id,
    version: z.int(),
    /** Whose: null = the customer's own. */
    contactId: id.nullable(),
    contactName: z.string().nullable(),
    kind: z.enum(specialDayKinds),
    label: z.string().nullable(),
    /** null: hidden from the caller, as the numbers of that person are. */
    day: annualDay.nullable(),
    nextOn: day.nullable(),
    /** How many years it will be then. */
    years: z.int().nullable(),
    abilities: z.object({ update: z.boolean(), delete: z.boolean() }),
  })
  .meta({ id: 'SpecialDay' })
export type SpecialDay = z.infer<typeof specialDay>

export const specialDayList = z.object({ items: z.array(specialDay) })

export const specialDayInput = z.strictObject({
  contactId: id.nullish(),
  kind: z.enum(specialDayKinds),
  label: optionalText(50),
  day: annualDay,
})
export type SpecialDayInput = z.output<typeof specialDayInput>

export const patchSpecialDayBody = z.strictObject({ label: optionalText(50), day: annualDay.optional() })
export type PatchSpecialDayInput = z.output<typeof patchSpecialDayBody>

export const specialDayParams = z.object({ id, dayId: id })

/** What comes in the next days to customers that one holds. */
export const upcomingDay = z.object({
  id,
  customerId: id,
  customerName: z.string(),
  customerKind,
  contactId: id.nullable(),
  contactName: z.string().nullable(),
  kind: z.enum(specialDayKinds),
  label: z.string().nullable(),
  day: annualDay,
  nextOn: day,
  years: z.int().nullable(),
})
export type UpcomingDay = z.infer<typeof upcomingDay>

export const upcomingDays = z.object({
  today: day,
  /** So many days ahead, by the setting today.special-days; 0 = nothing is told. */
  days: z.int(),
  items: z.array(upcomingDay),
})
