import type { Rule } from '@zhike/core/rules/schema'
import { defaultScheme } from '@zhike/core/tiers/default-scheme'
import { rankCustomers } from '@zhike/core/tiers/rank-customers'
import { addMonths, dayInZone } from '@zhike/core/kernel/time'

import { makeCustomers, type DemoCustomer } from './make-customers.ts'
import { makeFollowUps, type DemoFollowUp } from './make-follow-ups.ts'
import { makeOrders, type DemoOrder } from './make-orders.ts'
import { makeTenures, type DemoTenure } from './make-tenures.ts'
import { SeededRandom } from './seeded-random.ts'

export interface DemoPlan {
  customers: DemoCustomer[]
  orders: DemoOrder[]
  tenures: Map<string, DemoTenure[]>
  followUps: DemoFollowUp[]
}

export const demoSeed = 20_261_121

/** The whole company on paper, from the fixed seed; days count back from `now`, so that Today is never stale. */
export function planDemo(
  rules: readonly Rule[],
  personId: (name: string) => string,
  now: Date,
  timeZone: string,
): DemoPlan {
  const random = new SeededRandom(demoSeed)
  const customers = makeCustomers(random, now)
  const orders = makeOrders(random, customers, now, timeZone)
  const tenures = makeTenures(random, customers, tiersOf(customers, orders, now, timeZone), rules, now, timeZone)
  const holderAt = (customerId: string, at: Date) => {
    const tenure = tenures.get(customerId)?.findLast((one) => one.startAt <= at)
    return tenure && 'person' in tenure.holder ? personId(tenure.holder.person) : null
  }
  return { customers, orders, tenures, followUps: makeFollowUps(random, customers, holderAt, now, timeZone) }
}

/** The tiers the run will find, so that rules can ask for them. */
function tiersOf(customers: readonly DemoCustomer[], orders: readonly DemoOrder[], now: Date, timeZone: string) {
  const today = dayInZone(now, timeZone)
  const from = addMonths(today, -12)
  const revenue = new Map<string, number>()
  for (const order of orders) {
    if (order.orderedOn > from && order.orderedOn <= today) {
      revenue.set(order.customerId, (revenue.get(order.customerId) ?? 0) + order.amount)
    }
  }
  const externalIds = new Map(customers.map((customer) => [customer.id, customer.externalId]))
  const ranked = rankCustomers(
    [...revenue].map(([customerId, amount]) => ({
      customerId,
      externalId: externalIds.get(customerId) ?? null,
      measure: String(amount),
    })),
    defaultScheme,
  )
  return new Map(ranked.map((one) => [one.customerId, { tier: one.tier, isVip: one.isVip, revenue: one.measure }]))
}
