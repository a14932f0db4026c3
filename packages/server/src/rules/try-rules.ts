import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { notFound } from '@zhike/core/kernel/problems'
import { decideHolders } from '@zhike/core/rules/decide-holders'
import { fieldsRead } from '@zhike/core/rules/evaluate-rules'
import { resolveTarget } from '@zhike/core/rules/resolve-target'
import { defaultOwnershipMissing } from '@zhike/core/ownership/problems'
import { readBooks } from '../ownership/lock-books.ts'
import { describeHolder, readHolder } from '../ownership/read-holder.ts'
import { now, requirePermission, type Context } from '../platform/context/context.ts'
import { readCandidates } from './decision-queries.ts'
import { requireVersion } from './get-rules.ts'
import { loadRules } from './load-rules.ts'
import { targetId } from './name-targets.ts'
import { readDirectory } from './read-directory.ts'
import { rulesEnvironment } from './rule-environment.ts'
import { findActiveVersion } from './rule-version-queries.ts'
import { traceDecision } from './trace-decision.ts'

/** Which rule would decide one customer today, and for whom. Nothing is locked and nothing changes. */
export async function tryRules(ctx: Context, input: { customerId: string; versionId?: string | undefined }) {
  requirePermission(ctx, 'rule.read')
  await requireCustomer(ctx, input.customerId)
  const row = input.versionId ? await requireVersion(ctx, input.versionId) : await findActiveVersion(ctx)
  if (!row) throw defaultOwnershipMissing()
  const loaded = loadRules(row)
  const rules = loaded.rules.at(-1)?.when === null ? loaded.rules : [...loaded.rules, await catchAll(ctx)]
  const environment = await rulesEnvironment(ctx, rules)
  const [customer] = await readCandidates(ctx, [input.customerId], environment.custom)
  if (!customer) throw notFound({ id: input.customerId })
  const directory = await readDirectory(ctx, rules)
  const books = await readBooks(ctx, [...directory.people.keys()])
  const [decision] = decideHolders({
    rules,
    targets: rules.map((rule) => resolveTarget(rule.then, directory)),
    customers: [customer],
    // What the customer's holder holds is counted without it: the decision may leave it there.
    loads: new Map(
      books.map(({ personId, held, capacity }) => [
        personId,
        { held: personId === customer.personId ? held - 1 : held, capacity },
      ]),
    ),
    defaultPoolId: directory.defaultPoolId,
    environment,
  })
  if (!decision) throw notFound({ id: input.customerId })
  const asked = new Set(fieldsRead(rules))
  const facts = Object.fromEntries(Object.entries(customer.facts).filter(([name]) => asked.has(name)))
  const before = await readHolder(ctx, input.customerId)
  const then = await describeHolder(ctx, decision)
  const trace = await traceDecision(ctx, { ...loaded, rules }, { facts, position: decision.position, at: now(ctx) })
  const matched = rules[decision.position - 1]
  return {
    customer: { id: input.customerId, name: customer.name, tier: customer.tier },
    now: before.holder,
    nowLabel: before.label,
    then,
    targetText:
      trace.steps.find((step) => step.outcome === 'met')?.targetText ?? (matched ? targetId(matched.then) : ''),
    fallback: decision.fallback,
    isSame: then.id === before.holder.id,
    trace,
  }
}

/** An unfinished draft is tried as if its end sent everything to the default pool. */
async function catchAll(ctx: Context) {
  const { defaultPoolId } = await readDirectory(ctx, [])
  return { id: defaultPoolId, name: null, when: null, then: { kind: 'pool' as const, poolId: defaultPoolId } }
}
