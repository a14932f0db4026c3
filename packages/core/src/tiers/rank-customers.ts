import { toUnits } from '../kernel/money.ts'
import type { Tier, TierScheme } from './schema.ts'

export interface Measured {
  customerId: string
  externalId: string | null
  /** Net revenue in the period. A customer without any order in it is not in the list at all. */
  measure: string
}

export interface Ranked {
  customerId: string
  rank: number
  measure: string
  tier: Tier
  isVip: boolean
  /** Share of all revenue that the customers before this one make, 8 decimals. */
  shareBefore: string
}

/** A percent of a scheme in hundredths, a whole number: shares are compared without rounding. */
export function hundredths(percent: number): number {
  return Math.round(percent * 100)
}

/** How many of n ranked customers carry the VIP flag: the percent rounded up. */
export function vipCount(ranked: number, vipPercent: number): number {
  return Math.ceil((ranked * hundredths(vipPercent)) / 10_000)
}

/**
 * What the tiers mean; the SQL of a run is held to this by a test. Customers stand in descending order of revenue, ties
 * by external id (byte order, none last), then id. By share, a customer is A while the share before it is under a, B
 * while under b, else C. Revenue of zero or below adds nothing to the shares, is always C and never VIP.
 */
export function rankCustomers(customers: readonly Measured[], scheme: TierScheme): Ranked[] {
  const rows = customers.map((customer) => ({ ...customer, units: toUnits(customer.measure) }))
  rows.sort(
    (x, y) =>
      compare(y.units, x.units) ||
      compareExternalIds(x.externalId, y.externalId) ||
      compare(x.customerId, y.customerId),
  )
  const total = rows.reduce((sum, row) => sum + positive(row.units), 0n)
  const vips = vipCount(rows.length, scheme.vipPercent)
  let before = 0n
  return rows.map((row, index) => {
    const ranked: Ranked = {
      customerId: row.customerId,
      rank: index + 1,
      measure: row.measure,
      tier: row.units <= 0n ? 'C' : tierOf(row.units, before, total, scheme),
      isVip: row.units > 0n && index < vips,
      shareBefore: share(before, total),
    }
    before += positive(row.units)
    return ranked
  })
}

function tierOf(units: bigint, before: bigint, total: bigint, { mode, thresholds, amounts }: TierScheme): Tier {
  const reaches = (key: 'a' | 'b') =>
    mode === 'amount' ? units >= toUnits(amounts[key]) : before * 10_000n < total * BigInt(hundredths(thresholds[key]))
  return reaches('a') ? 'A' : reaches('b') ? 'B' : 'C'
}

function share(before: bigint, total: bigint): string {
  if (total === 0n) return '1.00000000'
  const scaled = (before * 200_000_000n + total) / (2n * total)
  const digits = scaled.toString().padStart(9, '0')
  return `${digits.slice(0, -8)}.${digits.slice(-8)}`
}

const positive = (units: bigint) => (units > 0n ? units : 0n)

function compare<T extends bigint | string>(x: T, y: T): number {
  return x < y ? -1 : x > y ? 1 : 0
}

/** By code point, which is the byte order of UTF-8 and so of collation "C"; a customer without one comes last. */
function compareExternalIds(x: string | null, y: string | null): number {
  if (x === null || y === null) return Number(x === null) - Number(y === null)
  const xs = [...x]
  const ys = [...y]
  for (let i = 0; i < Math.min(xs.length, ys.length); i++) {
    const step = (xs[i]?.codePointAt(0) ?? 0) - (ys[i]?.codePointAt(0) ?? 0)
    if (step !== 0) return step
  }
  return xs.length - ys.length
}
