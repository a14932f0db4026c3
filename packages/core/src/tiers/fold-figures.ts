import type { z } from 'zod'
import { fromUnits, toUnits } from '../kernel/money.ts'
import { tierKeys, type Tier, type tierRow } from './schema.ts'

/** Customers of one tier, with or without the VIP flag, counted and summed. */
export interface StandingGroup {
  tier: Tier
  isVip: boolean
  customers: number
  revenue: string
  lowest: string
}

/** How many customers went from one standing to another. */
export interface ChangeGroup {
  fromTier: Tier | null
  toTier: Tier | null
  fromVip: boolean
  toVip: boolean
  customers: number
}

type Row = z.output<typeof tierRow>

export interface TierFigures {
  ranked: number
  revenue: string
  tiers: Row[]
  vip: Omit<Row, 'tier'>
  changed: number
}

/** The table of tiers from counted groups; `changes` is null where there is no run before to compare with. */
export function foldFigures(groups: readonly StandingGroup[], changes: readonly ChangeGroup[] | null): TierFigures {
  const ranked = groups.reduce((sum, group) => sum + group.customers, 0)
  const revenue = groups.reduce((sum, group) => sum + toUnits(group.revenue), 0n)
  const row = (has: (standing: { tier: Tier | null; isVip: boolean }) => boolean): Omit<Row, 'tier'> => {
    const members = groups.filter(has)
    const customers = members.reduce((sum, group) => sum + group.customers, 0)
    const units = members.reduce((sum, group) => sum + toUnits(group.revenue), 0n)
    const gained = (changes ?? []).reduce((sum, change) => {
      const before = has({ tier: change.fromTier, isVip: change.fromVip })
      const after = has({ tier: change.toTier, isVip: change.toVip })
      return sum + (Number(after) - Number(before)) * change.customers
    }, 0)
    return {
      customers,
      shareOfCustomers: ranked === 0 ? null : customers / ranked,
      revenue: fromUnits(units),
      shareOfRevenue: revenue > 0n ? ratio(units, revenue) : null,
      average: customers === 0 ? null : fromUnits(divideRounded(units, BigInt(customers))),
      from: lowestOf(members),
      change: changes === null ? null : gained,
    }
  }
  return {
    ranked,
    revenue: fromUnits(revenue),
    tiers: tierKeys.map((tier) => ({ tier, ...row((standing) => standing.tier === tier) })),
    vip: row((standing) => standing.isVip),
    changed: (changes ?? []).reduce((sum, change) => sum + change.customers, 0),
  }
}

/** A fraction for showing; the amounts themselves never become floats. */
export function ratio(part: bigint, whole: bigint): number {
  return Number((part * 100_000_000n) / whole) / 100_000_000
}

function lowestOf(groups: readonly StandingGroup[]): string | null {
  const amounts = groups.map((group) => toUnits(group.lowest)).sort((x, y) => (x < y ? -1 : x > y ? 1 : 0))
  return amounts[0] === undefined ? null : fromUnits(amounts[0])
}

function divideRounded(units: bigint, by: bigint): bigint {
  const half = units < 0n ? -by / 2n : by / 2n
  return (units + half) / by
}
