import { addDays, dayInZone } from '@zhike/core/kernel/time'
import { products } from './demo-words.ts'
import type { DemoCustomer } from './make-customers.ts'
import type { SeededRandom } from './seeded-random.ts'

export interface DemoOrder {
  id: string
  customerId: string
  number: string
  orderedOn: string
  /** Whole yuan. */
  amount: number
  lines: { product: string; quantity: number; price: number }[]
}

const months = 24
const orderGoal = 20_600
const dayMs = 86_400_000

/**
 * Orders over 24 months. Big customers order more often and more at a time; a tenth have gone quiet in the second year and an
 * eighth never ordered, so that every tier and "no tier" occur.
 */
export function makeOrders(
  random: SeededRandom,
  customers: readonly DemoCustomer[],
  now: Date,
  timeZone: string,
): DemoOrder[] {
  const today = dayInZone(now, timeZone)
  const buyers = customers.filter(() => random.chance(0.875))
  const frequency = (customer: DemoCustomer) => Math.max(0.8, Math.min(40, Math.sqrt(customer.weight / 9000)))
  const scale = orderGoal / buyers.reduce((sum, customer) => sum + frequency(customer), 0)
  const orders: DemoOrder[] = []
  for (const customer of buyers) {
    const count = Math.max(1, Math.round(frequency(customer) * scale * (0.75 + random.next() * 0.5)))
    const quietDays = random.chance(0.1) ? random.int(200, 420) : 0
    const begins = Math.min(months * 30.4, (now.getTime() - customer.createdAt.getTime()) / dayMs)
    const span = Math.max(1, begins - quietDays)
    const typical = (customer.weight * 2) / count
    for (let index = 0; index < count; index++) {
      const daysAgo = Math.floor(quietDays + random.next() * span)
      const orderedOn = addDays(today, -Math.min(daysAgo, Math.floor(months * 30.4)))
      orders.push(makeOrder(random, customer.id, orderedOn, typical * Math.exp(random.normal(0, 0.45))))
    }
  }
  orders.sort((a, b) => (a.orderedOn < b.orderedOn ? -1 : a.orderedOn > b.orderedOn ? 1 : a.id < b.id ? -1 : 1))
  const perMonth = new Map<string, number>()
  for (const order of orders) {
    const month = order.orderedOn.slice(2, 7).replace('-', '')
    const serial = (perMonth.get(month) ?? 0) + 1
    perMonth.set(month, serial)
    order.number = `SO-${month}-${String(serial).padStart(4, '0')}`
  }
  return orders
}

function makeOrder(random: SeededRandom, customerId: string, orderedOn: string, about: number): DemoOrder {
  const lineCount = random.weighted([
    [1, 6],
    [2, 3],
    [3, 1],
  ] as const)
  const lines = Array.from({ length: lineCount }, () => {
    const [product, price] = random.pick(products)
    return { product, price, quantity: Math.max(1, Math.round(about / lineCount / price)) }
  })
  return {
    id: random.id(new Date(`${orderedOn}T02:00:00Z`)),
    customerId,
    number: '',
    orderedOn,
    amount: lines.reduce((sum, line) => sum + line.quantity * line.price, 0),
    lines,
  }
}
