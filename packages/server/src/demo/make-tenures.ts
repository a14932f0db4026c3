import { customerFields } from '@zhike/core/customers/fields'
import { evaluateCondition, type FieldValue } from '@zhike/core/filter/evaluate-condition'
import { demoRules, type DemoPoolKey } from './demo-rules.ts'
import { people } from './demo-words.ts'
import type { DemoCustomer } from './make-customers.ts'
import type { SeededRandom } from './seeded-random.ts'

export type DemoHolder = { person: string } | { pool: DemoPoolKey }

export interface DemoTenure {
  holder: DemoHolder
  startAt: Date
  reasonCode: 'created' | 'rule' | 'claimed' | 'released' | 'assigned' | 'imported'
  /** The rule that decided, counted from 1; null where a person did. */
  rulePosition: number | null
  reason: Record<string, unknown>
  actor: string | null
}

export interface TierFacts {
  tier: string | null
  isVip: boolean
  revenue: string | null
}

const dayMs = 86_400_000
const hasHistory = 0.34

/**
 * The holders of each customer from the day it came until now. Today's holder is the one the rules name (shared by load within
 * a team), except for what people claimed, were assigned, or gave back.
 */
export function makeTenures(
  random: SeededRandom,
  customers: readonly DemoCustomer[],
  tiers: ReadonlyMap<string, TierFacts>,
  now: Date,
  timeZone: string,
): Map<string, DemoTenure[]> {
  const held = new Map(people.map((person) => [person.name, 0]))
  const chains = new Map<string, DemoTenure[]>()
  for (const customer of customers) {
    const position = matchingRule(customer, tiers.get(customer.id), now, timeZone)
    const target = demoRules[position - 1]?.then ?? { kind: 'pool' as const, key: 'main' }
    const byRule = chooseHolder(target, held)
    const chain = makeChain(random, customer, byRule, position, target, now)
    const last = chain.at(-1)?.holder
    if (last && 'person' in last) held.set(last.person, (held.get(last.person) ?? 0) + 1)
    chains.set(customer.id, chain)
  }
  return chains
}

function matchingRule(customer: DemoCustomer, facts: TierFacts | undefined, now: Date, timeZone: string): number {
  const record: Record<string, FieldValue> = {
    name: customer.name,
    kind: customer.kind,
    region: customer.regionCode,
    industry: customer.industryCode,
    source: customer.source,
    tier: facts?.tier,
    isVip: facts?.isVip ?? false,
  }
  const environment = { today: now.toISOString().slice(0, 10), timeZone }
  const index = demoRules.findIndex(
    (rule) => rule.when === null || evaluateCondition(rule.when, record, customerFields, environment),
  )
  return index + 1
}

/** The member with the lowest load; nobody with room means the pool. */
function chooseHolder(target: { kind: string; key: string }, held: ReadonlyMap<string, number>): DemoHolder {
  if (target.kind === 'pool') return { pool: target.key as DemoPoolKey }
  if (target.kind === 'person') return { person: target.key }
  const members = sellersOf(target.key).filter((person) => (held.get(person.name) ?? 0) < (person.capacity ?? Infinity))
  members.sort((a, b) => load(a, held) - load(b, held))
  const chosen = members[0]
  return chosen ? { person: chosen.name } : { pool: 'main' }
}

function sellersOf(department: string) {
  return people.filter((person) => person.department === department)
}

function load(person: (typeof people)[number], held: ReadonlyMap<string, number>): number {
  return (held.get(person.name) ?? 0) / (person.capacity ?? 1)
}

function makeChain(
  random: SeededRandom,
  customer: DemoCustomer,
  byRule: DemoHolder,
  position: number,
  target: { kind: string; key: string },
  now: Date,
): DemoTenure[] {
  const ruled = (startAt: Date, reasonCode: 'created' | 'rule'): DemoTenure => ({
    holder: byRule,
    startAt,
    reasonCode,
    rulePosition: position,
    reason: {},
    actor: null,
  })
  const ageDays = (now.getTime() - customer.createdAt.getTime()) / dayMs
  if (!('person' in byRule) || ageDays < 40 || !random.chance(hasHistory)) {
    const released = 'person' in byRule && ageDays > 90 && random.chance(0.06)
    return released ? releasedChain(random, customer, byRule, position, now) : [ruled(customer.createdAt, 'created')]
  }
  const moved = new Date(customer.createdAt.getTime() + random.int(20, Math.floor(ageDays - 2)) * dayMs)
  const recently = random.chance(0.08) ? new Date(now.getTime() - random.int(1, 6) * dayMs) : moved
  const colleagues = sellersOf(target.kind === 'department' ? target.key : 'east1').filter(
    (p) => p.name !== byRule.person,
  )
  const choice = random.weighted([
    ['pool', 5],
    ['colleague', 5],
  ] as const)
  if (choice === 'pool' || colleagues.length === 0) {
    return [
      {
        ...ruled(customer.createdAt, 'created'),
        holder: { pool: 'main' },
        rulePosition: null,
        reasonCode: 'imported',
        reason: {},
      },
      {
        holder: byRule,
        startAt: recently,
        reasonCode: 'claimed',
        rulePosition: null,
        reason: {},
        actor: byRule.person,
      },
    ]
  }
  return [
    {
      holder: { person: random.pick(colleagues).name },
      startAt: customer.createdAt,
      reasonCode: 'imported',
      rulePosition: null,
      reason: {},
      actor: null,
    },
    ruled(recently, 'rule'),
  ]
}

/** Held for a while, then given back. */
function releasedChain(
  random: SeededRandom,
  customer: DemoCustomer,
  byRule: { person: string },
  position: number,
  now: Date,
): DemoTenure[] {
  const releasedAt = new Date(now.getTime() - random.int(1, 60) * dayMs)
  return [
    {
      holder: byRule,
      startAt: customer.createdAt,
      reasonCode: 'created',
      rulePosition: position,
      reason: {},
      actor: null,
    },
    {
      holder: { pool: customer.source === '展会' ? 'fair' : 'main' },
      startAt: releasedAt,
      reasonCode: 'released',
      rulePosition: null,
      reason: { code: random.pick(['no-need', 'no-answer', 'too-many', 'other-territory']) },
      actor: byRule.person,
    },
  ]
}
