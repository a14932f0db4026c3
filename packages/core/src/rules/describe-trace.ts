import { renderTemplate } from '../kernel/problem.ts'
import { describeCondition } from './describe-condition.ts'
import { describeValue, fieldLabel, type Names } from './describe-value.ts'
import { evaluateRules, type Facts, type Leaf } from './evaluate-rules.ts'
import { ruleWords } from './rule-words.ts'
import type { RuleEnvironment } from './rule-catalogue.ts'
import type { Rule } from './schema.ts'

export interface TraceStep {
  position: number
  name: string | null
  when: Rule['when']
  conditionText: string
  then: Rule['then']
  outcome: 'not-met' | 'met' | 'met-later'
  factText: string
}

const stepsShown = 4

/**
 * The rules around the one that decided, read from the top: the last ones before it that were not met, with the fact
 * that failed, the one itself, and what would have matched further down.
 */
export function describeTrace(
  rules: readonly Rule[],
  facts: Facts,
  position: number,
  environment: RuleEnvironment,
  names: Names,
): TraceStep[] {
  const { trace } = evaluateRules(rules, facts, environment)
  const words = ruleWords[names.locale]
  const before = trace.filter((step) => step.position < position).slice(-2)
  const later = trace.filter(
    (step) => step.position > position && step.isMet && rules[step.position - 1]?.when !== null,
  )
  const matched = trace.filter((step) => step.position === position)
  const shown = [...before, ...matched, ...later.slice(0, stepsShown - before.length - matched.length)]
  return shown.flatMap((step) => {
    const rule = rules[step.position - 1]
    if (!rule) return []
    const outcome = step.position < position ? 'not-met' : step.position === position ? 'met' : 'met-later'
    return [
      {
        position: step.position,
        name: rule.name,
        when: rule.when,
        conditionText: describeCondition(rule.when, names),
        then: rule.then,
        outcome: outcome satisfies TraceStep['outcome'] as TraceStep['outcome'],
        factText: outcome === 'met-later' ? words.fact.later : describeFacts(step.deciding, facts, names),
      },
    ]
  })
}

/** The facts that settled a rule, each field once: "级别是 B，地区没填". */
export function describeFacts(leaves: readonly Leaf[], facts: Facts, names: Names): string {
  const words = ruleWords[names.locale].fact
  const fields = [...new Set(leaves.map((leaf) => leaf.field))]
  if (fields.length === 0) return words.none
  return fields
    .map((field) => {
      const label = fieldLabel(field, names)
      const value = facts[field]
      if (value === true || value === false) return renderTemplate(value ? words.yes : words.no, { field: label })
      if (value === null || value === undefined || value === '') return renderTemplate(words.missing, { field: label })
      const text = value instanceof Date ? value.toISOString() : typeof value === 'object' ? [...value] : value
      return renderTemplate(words.is, { field: label, value: describeValue(field, text, names) })
    })
    .join(words.join)
}
