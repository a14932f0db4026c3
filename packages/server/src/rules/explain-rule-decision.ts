import { notFound } from '@zhike/core/kernel/problems'
import type { Facts } from '@zhike/core/rules/evaluate-rules'
import type { Context } from '../platform/context/context.ts'
import { loadRules } from './load-rules.ts'
import { findVersion } from './rule-version-queries.ts'
import { traceDecision } from './trace-decision.ts'

/** How a version of the rules decided, then, with the facts of then. */
export async function explainRuleDecision(
  ctx: Context,
  decision: { versionId: string; position: number; facts: Facts; at: Date },
) {
  const row = await findVersion(ctx, decision.versionId)
  if (!row) throw notFound({ id: decision.versionId })
  return traceDecision(ctx, loadRules(row), decision)
}
