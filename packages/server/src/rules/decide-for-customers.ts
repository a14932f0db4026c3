import type { FactRecord } from '@zhike/core/ownership/schema'
import { decideHolders, type Decision } from '@zhike/core/rules/decide-holders'
import { fieldsRead, matchRule, type Facts } from '@zhike/core/rules/evaluate-rules'
import { resolveTarget } from '@zhike/core/rules/resolve-target'
import { lockBooks } from '../ownership/lock-books.ts'
import type { Context } from '../platform/context/context.ts'
import { readCandidates } from './decision-queries.ts'
import { loadActiveRules } from './load-rules.ts'
import { readDirectory } from './read-directory.ts'
import { rulesEnvironment } from './rule-environment.ts'

export interface DecidedCustomer extends Decision {
  ruleVersionId: string
  /** What the rules looked at, to be explained later. */
  facts: FactRecord
}

/**
 * Where the rules in force put a few customers. The books of everybody who may get one are locked, so that no limit is
 * exceeded by two decisions at once. For many customers see decide-staged.ts.
 */
export async function decideForCustomers(ctx: Context, customerIds: readonly string[]): Promise<DecidedCustomer[]> {
  const { versionId, rules } = await loadActiveRules(ctx)
  const environment = await rulesEnvironment(ctx, rules)
  const candidates = await readCandidates(ctx, customerIds, environment.custom)
  const matched = new Set(candidates.map((one) => matchRule(rules, one.facts, environment)))
  const directory = await readDirectory(
    ctx,
    rules.filter((_, index) => matched.has(index + 1)),
  )
  const books = await lockBooks(ctx, [...directory.people.keys()])
  // Read again under the lock: somebody may have been deactivated or moved meanwhile.
  const people = new Map(
    books.map(({ personId, isActive, departmentId }) => [
      personId,
      { isActive, departmentId, isAway: directory.people.get(personId)?.isAway ?? false },
    ]),
  )
  const decisions = decideHolders({
    rules,
    targets: rules.map((rule, index) =>
      matched.has(index + 1) ? resolveTarget(rule.then, { ...directory, people }) : undefined,
    ),
    customers: candidates,
    loads: new Map(books.map(({ personId, held, capacity }) => [personId, { held, capacity }])),
    defaultPoolId: directory.defaultPoolId,
    environment,
  })
  const fields = fieldsRead(rules)
  const factsOf = new Map(candidates.map(({ customerId, facts }) => [customerId, facts]))
  return decisions.map((decision) => ({
    ...decision,
    ruleVersionId: versionId,
    facts: pickFacts(factsOf.get(decision.customerId) ?? {}, fields),
  }))
}

function pickFacts(facts: Facts, fields: readonly string[]): FactRecord {
  return Object.fromEntries(fields.flatMap((name) => (facts[name] == null ? [] : [[name, facts[name]]]))) as FactRecord
}
