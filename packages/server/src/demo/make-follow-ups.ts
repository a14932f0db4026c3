import { addDays, dayInZone } from '@zhike/core/kernel/time'
import { followUpTexts, nextSteps } from './demo-words.ts'
import type { DemoCustomer } from './make-customers.ts'
import type { SeededRandom } from './seeded-random.ts'

export interface DemoFollowUp {
  id: string
  customerId: string
  kind: keyof typeof followUpTexts
  text: string
  contactId: string | null
  authorId: string
  happenedAt: Date
  nextContactOn: string | null
  nextStep: string | null
}

const dayMs = 86_400_000
const kinds = [
  ['call', 9],
  ['wechat', 6],
  ['visit', 3],
  ['email', 2],
  ['meeting', 1],
  ['note', 1],
] as const

/**
 * What the holders wrote. Larger customers are contacted more often, though not as often as they deserve (the waste a manager
 * should see); about a third of the held customers carry a next date, some of it overdue.
 */
export function makeFollowUps(
  random: SeededRandom,
  customers: readonly DemoCustomer[],
  authorAt: (customerId: string, at: Date) => string | null,
  now: Date,
  timeZone: string,
): DemoFollowUp[] {
  const today = dayInZone(now, timeZone)
  const followUps: DemoFollowUp[] = []
  for (const customer of customers) {
    const count = Math.min(24, Math.round(1 + Math.log10(customer.weight) * random.next() * 1.9))
    const ageDays = (now.getTime() - customer.createdAt.getTime()) / dayMs
    const span = Math.min(ageDays, 500)
    // The latest contact: mostly recent, with a long tail of neglected customers.
    let daysAgo = Math.min(span, Math.exp(random.normal(2.5, 1.1)))
    for (let index = 0; index < count && daysAgo <= span; index++) {
      const at = workingHour(random, new Date(now.getTime() - daysAgo * dayMs))
      const author = authorAt(customer.id, at)
      if (author && at < now) followUps.push(makeOne(random, customer, author, at, index === 0 ? today : null))
      daysAgo += Math.max(1, random.normal(span / (count + 1), 12))
    }
  }
  return followUps
}

function makeOne(
  random: SeededRandom,
  customer: DemoCustomer,
  authorId: string,
  at: Date,
  today: string | null,
): DemoFollowUp {
  const kind = random.weighted(kinds)
  const planned = today !== null && random.chance(0.36)
  return {
    id: random.id(at),
    customerId: customer.id,
    kind,
    text: random.pick(followUpTexts[kind]),
    contactId: kind === 'note' ? null : (customer.contacts[0]?.id ?? null),
    authorId,
    happenedAt: at,
    nextContactOn:
      planned && today
        ? addDays(
            today,
            random.weighted([
              [random.int(-6, -1), 2],
              [0, 2],
              [random.int(1, 7), 4],
              [random.int(8, 25), 3],
            ]),
          )
        : null,
    nextStep: planned && random.chance(0.7) ? random.pick(nextSteps) : null,
  }
}

/** Moves an instant into working hours (China has one time zone: 01:00–10:00 UTC) and away from Sundays. */
function workingHour(random: SeededRandom, at: Date): Date {
  const moved = new Date(at)
  if (moved.getUTCDay() === 0) moved.setUTCDate(moved.getUTCDate() - 1)
  moved.setUTCHours(random.int(1, 9), random.int(0, 59), random.int(0, 59), 0)
  return moved
}
