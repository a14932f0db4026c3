import type { RulesInput, ShownRule } from './api.ts'

export type RuleInput = RulesInput['rules'][number]

export function toInput(rule: Pick<ShownRule, 'id' | 'name' | 'when' | 'then'>): RuleInput {
  return { id: rule.id, name: rule.name, when: rule.when, then: rule.then }
}

/** Exchanges a rule with its neighbour; the last one, which matches everything, stays last. */
export function moveRule<T>(rules: readonly T[], index: number, by: -1 | 1): T[] {
  const target = index + by
  const next = [...rules]
  const rule = next[index]
  const neighbour = next[target]
  if (
    rule === undefined ||
    neighbour === undefined ||
    target < 0 ||
    index >= rules.length - 1 ||
    target >= rules.length - 1
  )
    return next
  next[index] = neighbour
  next[target] = rule
  return next
}

/** A new rule goes before the last one. */
export function insertRule<T>(rules: readonly T[], rule: T): T[] {
  return [...rules.slice(0, -1), rule, ...rules.slice(-1)]
}
