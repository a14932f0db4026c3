import type { FallbackCode } from '../ownership/reasons.ts'
import { matchRule, type Facts } from './evaluate-rules.ts'
import type { ResolvedTarget } from './resolve-target.ts'
import type { RuleEnvironment } from './rule-catalogue.ts'
import type { Rule } from './schema.ts'
import { dealOrder, shareByLoad } from './share-by-load.ts'

export interface Candidate {
  customerId: string
  tier: string | null
  externalId: string | null
  facts: Facts
  /** Who holds it now; nobody yet when it is new. */
  personId: string | null
}

export interface Load {
  /** Customers held that this decision does not touch. */
  held: number
  capacity: number | null
}

export interface Decision {
  customerId: string
  position: number
  personId: string | null
  poolId: string | null
  fallback: FallbackCode | null
}

export interface DecisionInput {
  rules: readonly Rule[]
  /** What each rule's target means today, in the order of the rules; those that match nobody may be left out. */
  targets: readonly (ResolvedTarget | undefined)[]
  customers: readonly Candidate[]
  /** Of every person in a target, least recently assigned first. */
  loads: ReadonlyMap<string, Load>
  defaultPoolId: string
  environment: RuleEnvironment
}

/**
 * Where the rules put customers: total, deterministic, never nobody. A holder whom the target admits keeps the
 * customer; the others are shared, rule by rule, in the order tier, external id, id. What finds no room goes to the
 * default pool with the reason. The set-based SQL of runs and imports follows this function; a test holds them together.
 */
export function decideHolders(input: DecisionInput): Decision[] {
  const { rules, targets, defaultPoolId, environment } = input
  const held = new Map([...input.loads].map(([personId, load]) => [personId, load.held]))
  const decisions: Decision[] = []
  const newcomers: Candidate[][] = rules.map(() => [])
  for (const customer of input.customers) {
    const position = matchRule(rules, customer.facts, environment)
    const target = targets[position - 1]
    if (!target) throw new RangeError(`rule ${position} has no resolved target`)
    const { customerId, personId } = customer
    if (target.kind === 'pool') {
      decisions.push({ customerId, position, personId: null, poolId: target.poolId, fallback: target.fallback })
    } else if (personId !== null && target.personIds.includes(personId)) {
      held.set(personId, (held.get(personId) ?? 0) + 1)
      decisions.push({ customerId, position, personId, poolId: null, fallback: null })
    } else newcomers[position - 1]?.push(customer)
  }
  for (const [index, waiting] of newcomers.entries()) {
    const target = targets[index]
    if (target?.kind !== 'people' || waiting.length === 0) continue
    const members = [...input.loads.keys()].filter(
      (personId) => target.personIds.includes(personId) && !target.awayIds.includes(personId),
    )
    const shares = shareByLoad(
      members.map((personId) => ({
        held: held.get(personId) ?? 0,
        capacity: input.loads.get(personId)?.capacity ?? null,
      })),
      waiting.length,
    )
    const order = dealOrder(shares)
    for (const [i, customer] of waiting.sort(compareCandidates).entries()) {
      const personId = members[order[i] ?? -1] ?? null
      if (personId !== null) held.set(personId, (held.get(personId) ?? 0) + 1)
      decisions.push({
        customerId: customer.customerId,
        position: index + 1,
        personId,
        poolId: personId === null ? defaultPoolId : null,
        fallback: personId === null ? target.whenFull : null,
      })
    }
  }
  return decisions
}

/** Tier, external id, id; what is empty comes last. */
function compareCandidates(a: Candidate, b: Candidate): number {
  return (
    compareCodePoints(a.tier ?? '~', b.tier ?? '~') ||
    Number(a.externalId === null) - Number(b.externalId === null) ||
    compareCodePoints(a.externalId ?? '', b.externalId ?? '') ||
    compareCodePoints(a.customerId, b.customerId)
  )
}

/** As PostgreSQL's "C" collation: JavaScript's own comparison puts some rare characters elsewhere. */
function compareCodePoints(a: string, b: string): number {
  if (a === b) return 0
  const left = Array.from(a, (char) => char.codePointAt(0) ?? 0)
  const right = Array.from(b, (char) => char.codePointAt(0) ?? 0)
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0)
    if (difference !== 0) return difference
  }
  return left.length - right.length
}
