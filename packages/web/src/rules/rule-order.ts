import type { RulesInput, ShownRule } from './api.ts'

export type RuleInput = RulesInput['rules'][number]

export function toInput(rule: Pick<ShownRule, 'id' | 'name' | 'when' | 'then'>): RuleInput {
  return { id: rule.id, name: rule.name, when: rule.when, then: rule.then }
}

/** Takes a rule to another place; the last one, which matches everything, stays last. */
export function moveRule<T>(rules: readonly T[], from: number, to: number): T[] {
  const next = [...rules]
  const last = rules.length - 1
  if (from < 0 || from >= last || to < 0 || to >= last) return next
  next.splice(to, 0, ...next.splice(from, 1))
  return next
}

/** A new rule goes before the last one. */
export function insertRule<T>(rules: readonly T[], rule: T): T[] {
  return [...rules.slice(0, -1), rule, ...rules.slice(-1)]
}
