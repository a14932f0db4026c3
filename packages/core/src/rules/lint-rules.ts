import { ruleFields } from '../customers/fields.ts'
import type { FieldCatalogue } from '../filter/field-types.ts'
import { validateCondition } from '../filter/validate-condition.ts'
import { renderTemplate, type Locale } from '../kernel/problem.ts'
import type { RuleTarget } from '../ownership/schema.ts'
import { findingWords, type FindingCode } from './finding-words.ts'
import { implies } from './implies.ts'
import type { Rule } from './schema.ts'

export interface Finding {
  severity: 'error' | 'warning'
  code: FindingCode
  position: number | null
  ruleId: string | null
  message: string
}

/** What a target is called today; undefined when there is no such thing. */
export type FindTarget = (target: RuleTarget) => { name: string; isActive: boolean; people: number | null } | undefined

/** What a reader should know before a list of rules is put in force. Errors stand in the way, warnings do not. */
export function lintRules(
  rules: readonly Rule[],
  find: FindTarget,
  locale: Locale,
  fields: FieldCatalogue = ruleFields,
): Finding[] {
  const findings: Finding[] = []
  const add = (
    severity: Finding['severity'],
    code: FindingCode,
    index: number | null,
    params: { name?: string; other?: number } = {},
  ) => {
    const position = index === null ? null : index + 1
    const ruleId = index === null ? null : (rules[index]?.id ?? null)
    const message = renderTemplate(findingWords[locale][code], { ...params, position })
    findings.push({ severity, code, position, ruleId, message })
  }
  for (const [index, rule] of rules.entries()) {
    lintTarget(rule.then, find(rule.then), (severity, code, name) => add(severity, code, index, { name }))
    const isLast = index === rules.length - 1
    if (rule.when === null && !isLast) add('error', 'catch-all-not-last', index)
    const { when } = rule
    if (when !== null && validateCondition(when, fields).length > 0) add('error', 'unknown-field', index)
    const cover =
      when === null
        ? -1
        : rules.findIndex((one, i) => i < index && one.when !== null && implies(when, one.when, fields))
    if (cover >= 0) add('warning', 'unreachable', index, { other: cover + 1 })
  }
  if (rules.at(-1)?.when !== null) add('error', 'no-catch-all', null)
  return findings
}

function lintTarget(
  target: RuleTarget,
  found: ReturnType<FindTarget>,
  add: (severity: Finding['severity'], code: FindingCode, name: string) => void,
): void {
  switch (target.kind) {
    case 'person':
      if (!found) add('error', 'unknown-person', target.personId)
      else if (!found.isActive) add('error', 'inactive-person', found.name)
      break
    case 'department':
      if (!found) add('error', 'unknown-department', target.departmentId)
      else if (found.people === 0) add('warning', 'empty-department', found.name)
      break
    case 'pool':
      if (!found) add('error', 'unknown-pool', target.poolId)
      else if (!found.isActive) add('error', 'inactive-pool', found.name)
  }
}
