import { ruleFields } from '../customers/fields.ts'
import type { Condition } from '../filter/condition.ts'
import { evaluateCondition, type FieldValue } from '../filter/evaluate-condition.ts'
import type { RuleTarget } from '../ownership/schema.ts'
import type { RuleEnvironment } from './rule-catalogue.ts'
import type { Rule } from './schema.ts'

/** What is known of a customer when the rules decide. */
export type Facts = Readonly<Record<string, FieldValue>>

export type Leaf = Extract<Condition, { field: string }>

export interface RuleOutcome {
  position: number
  isMet: boolean
  /** The comparisons that settled it: the failing ones where it is not met, the holding ones where it is. */
  deciding: Leaf[]
}

/** The first rule whose condition holds decides. Positions count from 1; the list must end in a catch-all. */
export function evaluateRules(
  rules: readonly Rule[],
  facts: Facts,
  environment: RuleEnvironment,
): { position: number; then: RuleTarget; trace: RuleOutcome[] } {
  const trace = rules.map((rule, index) => ({
    position: index + 1,
    isMet: rule.when === null || isMet(rule.when, facts, environment),
    deciding: rule.when === null ? [] : decidingLeaves(rule.when, facts, environment),
  }))
  const position = matchRule(rules, facts, environment)
  const matched = rules[position - 1]
  if (!matched) throw new RangeError('the rules do not end in a catch-all')
  return { position, then: matched.then, trace }
}

/** Only the position of the first rule that holds; what runs over many customers ask. */
export function matchRule(rules: readonly Rule[], facts: Facts, environment: RuleEnvironment): number {
  const index = rules.findIndex((rule) => rule.when === null || isMet(rule.when, facts, environment))
  return index + 1
}

function isMet(condition: Condition, facts: Facts, environment: RuleEnvironment): boolean {
  return evaluateCondition(condition, facts, environment.fields ?? ruleFields, environment)
}

function decidingLeaves(condition: Condition, facts: Facts, environment: RuleEnvironment): Leaf[] {
  const holds = (node: Condition) => isMet(node, facts, environment)
  if ('not' in condition) return decidingLeaves(condition.not, facts, environment)
  if ('all' in condition || 'any' in condition) {
    const children = 'all' in condition ? condition.all : condition.any
    // One child settles a failed `all` and a held `any`; otherwise every child counts.
    const settling = children.find((child) => holds(child) !== 'all' in condition)
    return (settling ? [settling] : children).flatMap((child) => decidingLeaves(child, facts, environment))
  }
  return 'field' in condition ? [condition] : []
}

/** The fields a list of rules reads: what a decision has to remember to be explained later. */
export function fieldsRead(rules: readonly Rule[]): string[] {
  const names = new Set<string>()
  const walk = (node: Condition): void => {
    if ('all' in node) node.all.forEach(walk)
    else if ('any' in node) node.any.forEach(walk)
    else if ('not' in node) walk(node.not)
    else if ('field' in node) names.add(node.field)
  }
  for (const rule of rules) if (rule.when) walk(rule.when)
  return [...names].sort()
}
