import type { FieldValue } from '@zhike/core/filter/evaluate-condition'
import { dayInZone } from '@zhike/core/kernel/time'
import type { FactRecord, TenureReason } from '@zhike/core/ownership/schema'
import { fieldsRead, matchRule } from '@zhike/core/rules/evaluate-rules'
import type { Rule } from '@zhike/core/rules/schema'
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
  reason: TenureReason
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
  rules: readonly Rule[],
  now: Date,
  timeZone: string,
): Map<string, DemoTenure[]> {
  const held = new Map(people.map((person) => [person.name, 0]))
  const chains = new Map<string, DemoTenure[]>()
  const environment = { today: dayInZone(now, timeZone), timeZone }
  const asked = fieldsRead(rules)
  for (const customer of customers) {
    const facts = factsOf(customer, tiers.get(customer.id))
    const position = matchRule(rules, facts, environment)
    const target = demoRules[position - 1]?.then ?? { kind: 'pool' as const, key: 'main' }
    const decision: Decision = {
      holder: chooseHolder(target, held),
      position,
      target,
      reason: { facts: Object.fromEntries(asked.map((name) => [name, facts[name] ?? null])) as FactRecord },
    }
    const chain = makeChain(random, customer, decision, now)
    const last = chain.at(-1)?.holder
    if (last && 'person' in last) held.set(last.person, (held.get(last.person) ?? 0) + 1)
    chains.set(customer.id, chain)
  }
  return chains
}

interface Decision {
  holder: DemoHolder
  position: number
  target: { kind: string; key: string }
  reason: TenureReason
}

function factsOf(customer: DemoCustomer, tier: TierFacts | undefined): Record<string, FieldValue> {
  return {
    name: customer.name,
    kind: customer.kind,
    region: customer.regionCode,
    industry: customer.industryCode,
    source: customer.source,
    size: customer.size,
    tier: tier?.tier,
    isVip: tier?.isVip ?? false,
  }
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

function makeChain(random: SeededRandom, customer: DemoCustomer, decision: Decision, now: Date): DemoTenure[] {
  const { holder, target } = decision
  const ageDays = (now.getTime() - customer.createdAt.getTime()) / dayMs
  if (!('person' in holder)) return [byRule(decision, customer.createdAt, 'created')]
  if (ageDays < 40 || !random.chance(hasHistory)) {
    const isReleased = ageDays > 90 && random.chance(0.06)
    const first = byRule(decision, customer.createdAt, 'created')
    return isReleased ? [first, released(random, customer, holder.person, now)] : [first]
  }
  const moved = new Date(customer.createdAt.getTime() + random.int(20, Math.floor(ageDays - 2)) * dayMs)
  const since = random.chance(0.08) ? new Date(now.getTime() - random.int(1, 6) * dayMs) : moved
  const team = sellersOf(target.kind === 'department' ? target.key : 'east1')
  const colleagues = team.filter((person) => person.name !== holder.person)
  const imported = { startAt: customer.createdAt, reasonCode: 'imported' as const, rulePosition: null, actor: null }
  if (random.chance(0.5) || colleagues.length === 0) {
    return [
      { ...imported, holder: { pool: 'main' }, reason: { by: '总公海' } },
      { holder, startAt: since, reasonCode: 'claimed', rulePosition: null, reason: {}, actor: holder.person },
    ]
  }
  const former = random.pick(colleagues).name
  return [{ ...imported, holder: { person: former }, reason: { by: former } }, byRule(decision, since, 'rule')]
}

function byRule(decision: Decision, startAt: Date, reasonCode: 'created' | 'rule'): DemoTenure {
  const { holder, position, reason } = decision
  return { holder, startAt, reasonCode, rulePosition: position, reason, actor: null }
}

/** Held for a while, then given back. */
function released(random: SeededRandom, customer: DemoCustomer, person: string, now: Date): DemoTenure {
  return {
    holder: { pool: customer.source === '展会' ? 'fair' : 'main' },
    startAt: new Date(now.getTime() - random.int(1, 60) * dayMs),
    reasonCode: 'released',
    rulePosition: null,
    reason: { releaseCode: random.pick(['no-need', 'no-answer', 'too-many', 'other-territory'] as const) },
    actor: person,
  }
}
