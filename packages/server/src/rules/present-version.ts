import { describeCondition } from '@zhike/core/rules/describe-condition'
import { lintRules } from '@zhike/core/rules/lint-rules'
import { isRuleField, ruleCatalogue } from '@zhike/core/rules/rule-catalogue'
import type { Rule } from '@zhike/core/rules/schema'
import { fieldsOfRecord } from '../custom-fields/visible-fields.ts'
import { may, type Context } from '../platform/context/context.ts'
import { loadRules } from './load-rules.ts'
import { nameTargets, type NamedTarget } from './name-targets.ts'
import { ruleNames } from './rule-names.ts'
import type { RuleVersionRow } from './rule-version-queries.ts'

export function presentVersionHead(row: RuleVersionRow) {
  return {
    id: row.id,
    no: row.no,
    state: row.state,
    basedOn: row.basedOn && row.basedOnNo !== null ? { id: row.basedOn, no: row.basedOnNo } : null,
    note: row.note,
    ruleCount: loadRules(row).rules.length,
    createdAt: row.createdAt,
    createdBy: personOf(row.createdBy, row.createdByName),
    activatedAt: row.activatedAt,
    activatedBy: personOf(row.activatedBy, row.activatedByName),
  }
}

/** A version with its rules in words, what is wrong with them, and what the actor may do. */
export async function presentVersion(ctx: Context, row: RuleVersionRow) {
  const { rules } = loadRules(row)
  const nameOf = await nameTargets(ctx, rules)
  const fields = ruleCatalogue((await fieldsOfRecord(ctx, 'customer')).filter(isRuleField))
  const findings = lintRules(rules, (target) => knownTarget(nameOf(target)), ctx.locale, fields)
  const manages = may(ctx, 'rule.manage')
  const isDraft = row.state === 'draft'
  return {
    ...presentVersionHead(row),
    rules: await presentRules(ctx, rules, nameOf),
    findings,
    version: row.version,
    abilities: {
      update: manages && isDraft,
      preview: manages && (isDraft || row.state === 'active'),
      apply: manages && isDraft && findings.every((one) => one.severity !== 'error'),
    },
  }
}

export async function presentRules(
  ctx: Context,
  rules: readonly Rule[],
  nameOf: Awaited<ReturnType<typeof nameTargets>>,
) {
  const names = await ruleNames(ctx, rules)
  return rules.map((rule, index) => {
    const { kind, id, name, isActive, people } = nameOf(rule.then)
    return {
      ...rule,
      position: index + 1,
      conditionText: describeCondition(rule.when, names),
      target: { kind, id, name, isActive, people },
    }
  })
}

export function knownTarget(target: NamedTarget): NamedTarget | undefined {
  return target.isKnown ? target : undefined
}

export function personOf(id: string | null, name: string | null): { id: string; name: string } | null {
  return id !== null && name !== null ? { id, name } : null
}
