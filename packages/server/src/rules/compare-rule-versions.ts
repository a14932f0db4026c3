import { compareRules } from '@zhike/core/rules/compare-rules'
import type { Context } from '../platform/context/context.ts'
import { requireVersion } from './get-rules.ts'
import { loadRules } from './load-rules.ts'
import { nameTargets } from './name-targets.ts'
import { presentRules, presentVersionHead } from './present-version.ts'

export async function compareRuleVersions(ctx: Context, query: { from: string; to: string }) {
  const [fromRow, toRow] = [await requireVersion(ctx, query.from), await requireVersion(ctx, query.to)]
  const [from, to] = [loadRules(fromRow).rules, loadRules(toRow).rules]
  const nameOf = await nameTargets(ctx, [...from, ...to])
  const shownFrom = await presentRules(ctx, from, nameOf)
  const shownTo = await presentRules(ctx, to, nameOf)
  return {
    from: presentVersionHead(fromRow),
    to: presentVersionHead(toRow),
    changes: compareRules(from, to).map(({ ruleId, change, changed, fromIndex, toIndex }) => ({
      ruleId,
      change,
      changed,
      from: shownFrom[fromIndex ?? -1] ?? null,
      to: shownTo[toIndex ?? -1] ?? null,
    })),
  }
}
