import { z } from 'zod'
import { cursorParam, limitParam } from '../api/list-query.ts'
import { holder, tier } from '../customers/schema.ts'
import { id, instant, money, page } from '../kernel/schemas.ts'

export const setParentBody = z.strictObject({
  /** null: no parent any more. */
  parentId: id.nullable(),
})

/** A customer above another one; null stands for one outside the reader's data scope. */
const ancestor = z.object({ id, name: z.string() }).nullable()

/** Figures of several customers together; only those the reader may see. */
export const groupTotals = z.object({
  customers: z.int(),
  /** Customers among them that lie outside the reader's data scope: counted, and no more than that. */
  hidden: z.int(),
  revenue12m: money,
  revenue: money,
  orders: z.int(),
  lastFollowUpAt: instant.nullable(),
})
export type GroupTotals = z.infer<typeof groupTotals>

export const customerGroup = z
  .object({
    customerId: id,
    /** From the top down to the direct parent; empty = no parent. */
    path: z.array(ancestor),
    /** The customer and everything below it. */
    totals: groupTotals,
    abilities: z.object({ setParent: z.boolean() }),
  })
  .meta({ id: 'CustomerGroup' })
export type CustomerGroup = z.infer<typeof customerGroup>

/** One line of the tree. */
export const subsidiary = z
  .object({
    id,
    name: z.string(),
    shortName: z.string().nullable(),
    tier: tier.nullable(),
    isVip: z.boolean(),
    holder,
    revenue12m: money.nullable(),
    /** Levels in between that lie outside the reader's data scope. */
    hiddenBetween: z.int(),
    /** Customers below it that the reader may see, and what they and it make together. */
    below: z.int(),
    groupRevenue12m: money,
  })
  .meta({ id: 'Subsidiary' })
export type Subsidiary = z.infer<typeof subsidiary>

/** At most a hundred, divided by commas. */
export const customerNamesQuery = z.object({
  ids: z
    .string()
    .regex(/^[0-9a-fA-F-]{36}(,[0-9a-fA-F-]{36}){0,99}$/)
    .pipe(z.string().transform((text) => text.split(',')))
    .pipe(z.array(id)),
})
export const customerNames = z.object({ items: z.array(z.object({ id, name: z.string() })) })

export const listSubsidiariesQuery = z.object({ limit: limitParam, after: cursorParam })
export const subsidiaryPage = page(subsidiary)
