import { dayInZone } from '@zhike/core/kernel/time'
import type { Facts } from '@zhike/core/rules/evaluate-rules'
import { describeTrace } from '@zhike/core/rules/describe-trace'
import type { Context } from '../platform/context/context.ts'
import type { LoadedRules } from './load-rules.ts'
import { nameTargets } from './name-targets.ts'
import { rulesEnvironment } from './rule-environment.ts'
import { ruleNames } from './rule-names.ts'

/** The steps around the rule that decided, in the reader's words, with the facts and on the day of the decision. */
export async function traceDecision(
  ctx: Context,
  { versionId, versionNo, rules }: LoadedRules,
  decision: { facts: Facts; position: number; at: Date },
) {
  const { timeZone } = ctx.company
  const environment = { ...(await rulesEnvironment(ctx, rules)), today: dayInZone(decision.at, timeZone) }
  const names = await ruleNames(ctx, rules, decision.facts)
  const steps = describeTrace(rules, decision.facts, decision.position, environment, names)
  const nameOf = await nameTargets(ctx, steps)
  return {
    versionId,
    versionNo,
    position: decision.position,
    steps: steps.map((step) => ({ ...step, targetText: nameOf(step.then).name })),
  }
}
