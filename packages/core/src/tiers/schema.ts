import { z } from 'zod'
import { currency, day, id, instant, money } from '../kernel/schemas.ts'

export const tierKeys = ['A', 'B', 'C'] as const
export const tier = z.enum(tierKeys)
export type Tier = z.output<typeof tier>

/** Percent with at most two decimals, so that shares compare exactly in whole hundredths of a percent. */
const percent = z.number().min(0).max(100).multipleOf(0.01)

export const tierPeriod = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('12m') }),
    z.strictObject({ kind: z.literal('all') }),
    z.strictObject({ kind: z.literal('range'), from: day, to: day }),
  ])
  .meta({ id: 'TierPeriod', description: "12m: the last 12 months of the data's own time" })
export type TierPeriod = z.output<typeof tierPeriod>

const label = z.strictObject({ 'zh-CN': z.string().trim().min(1).max(20), en: z.string().trim().min(1).max(20) })

export const tierScheme = z
  .strictObject({
    mode: z.enum(['share', 'amount']),
    /** share: A while the share of revenue before the customer is under a percent, B while under b. */
    thresholds: z.strictObject({ a: percent, b: percent }),
    /** amount: A from this revenue in the period, B from that. */
    amounts: z.strictObject({ a: money, b: money }),
    period: tierPeriod,
    /** Percent of the ranked customers, rounded up, that carry the VIP flag; 0 = none. */
    vipPercent: percent,
    labels: z.strictObject({ A: label, B: label, C: label }),
  })
  .meta({ id: 'TierScheme' })
export type TierScheme = z.output<typeof tierScheme>

export const tierSchemeRecord = z.object({
  scheme: tierScheme,
  /** The days the scheme's period covers today; null = open on that side. */
  periodFrom: day.nullable(),
  periodTo: day.nullable(),
  updatedAt: instant.nullable(),
  updatedByName: z.string().nullable(),
  abilities: z.object({ update: z.boolean(), run: z.boolean() }),
})

export const tierRunStates = ['queued', 'running', 'done', 'failed'] as const

export const tierRun = z
  .object({
    id,
    no: z.int(),
    state: z.enum(tierRunStates),
    scheme: tierScheme,
    periodFrom: day.nullable(),
    periodTo: day.nullable(),
    createdAt: instant,
    createdByName: z.string().nullable(),
    startedAt: instant.nullable(),
    finishedAt: instant.nullable(),
    /** Customers with an order in the period; null until the run is done. */
    ranked: z.int().nullable(),
    /** Customers whose tier or VIP flag this run changed; null until the run is done. */
    changed: z.int().nullable(),
    /** What went wrong, in the reader's language, and what to do. */
    error: z.string().nullable(),
  })
  .meta({ id: 'TierRun' })
export type TierRun = z.output<typeof tierRun>

/** One row of the table of tiers. Shares are fractions of 1. */
export const tierRow = z.object({
  tier,
  customers: z.int(),
  shareOfCustomers: z.number().nullable(),
  revenue: money,
  shareOfRevenue: z.number().nullable(),
  average: money.nullable(),
  /** The revenue from which a customer reached this tier (its lowest); null where the tier is empty. */
  from: money.nullable(),
  /** Customers more or fewer than after the run before; null at the first run. */
  change: z.int().nullable(),
})

const vipRow = tierRow.omit({ tier: true })

export const tierSummary = z
  .object({
    run: tierRun,
    /** company: everybody's customers; part: those in the reader's data scope, or of the chosen department. */
    reach: z.enum(['company', 'part']),
    currency,
    /** Customers in reach that are ranked, that are not (no order in the period), and their revenue. */
    ranked: z.int(),
    unranked: z.int(),
    unrankedChange: z.int().nullable(),
    revenue: money,
    tiers: z.array(tierRow).length(3),
    vip: vipRow,
    biggest: z
      .object({ customerId: id, name: z.string(), revenue: money, shareOfRevenue: z.number().nullable() })
      .nullable(),
    /** Customers in reach whose tier or VIP flag this run changed. */
    changed: z.int(),
    /** Cumulative share of revenue by customers in descending order, at most 200 points. */
    curve: z.array(z.object({ customers: z.int(), share: z.number() })).max(200),
  })
  .meta({ id: 'TierSummary' })
export type TierSummary = z.output<typeof tierSummary>

const holder = z.object({ kind: z.enum(['person', 'pool']), id, name: z.string() })

export const tierCustomer = z
  .object({
    customerId: id,
    name: z.string(),
    shortName: z.string().nullable(),
    holder,
    /** Place among all ranked customers of the company; null for a customer who has just left the ranking. */
    rank: z.int().nullable(),
    revenue: money.nullable(),
    /** Of the company's revenue in the period; cumulative counts this customer and all before. */
    share: z.number().nullable(),
    cumulativeShare: z.number().nullable(),
    tier: tier.nullable(),
    isVip: z.boolean(),
    /** What the latest run changed; null where it changed nothing. */
    change: z
      .object({
        fromTier: tier.nullable(),
        fromVip: z.boolean(),
        previousRevenue: money.nullable(),
        /** Why, in the reader's language. */
        reason: z.string(),
      })
      .nullable(),
  })
  .meta({ id: 'TierCustomer' })
export type TierCustomer = z.output<typeof tierCustomer>

export const tierChange = z.object({
  runNo: z.int(),
  at: instant,
  fromTier: tier.nullable(),
  toTier: tier.nullable(),
  fromVip: z.boolean(),
  toVip: z.boolean(),
  rank: z.int().nullable(),
  revenue: money.nullable(),
  previousRevenue: money.nullable(),
  reason: z.string(),
})

export const customerTier = z
  .object({
    customerId: id,
    tier: tier.nullable(),
    isVip: z.boolean(),
    rank: z.int().nullable(),
    /** How many customers the latest run ranked; null before the first run. */
    of: z.int().nullable(),
    revenue: money.nullable(),
    currency,
    shareBefore: z.number().nullable(),
    periodFrom: day.nullable(),
    periodTo: day.nullable(),
    calculatedAt: instant.nullable(),
    /** Why this tier, in the reader's language. */
    reason: z.string(),
    /** Latest first. */
    history: z.array(tierChange),
  })
  .meta({ id: 'CustomerTier' })
export type CustomerTier = z.output<typeof customerTier>
