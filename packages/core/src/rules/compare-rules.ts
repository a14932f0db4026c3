import type { Rule } from './schema.ts'

export interface RuleDifference {
  ruleId: string
  change: 'added' | 'removed' | 'changed' | 'moved' | 'same'
  fromIndex: number | null
  toIndex: number | null
  changed: ('name' | 'when' | 'then' | 'position')[]
}

/**
 * What differs between two versions, in the order of the later one; what was removed stands where it would follow. A
 * rule counts as moved only when the order among the rules that both have changed, not when others came or went.
 */
export function compareRules(from: readonly Rule[], to: readonly Rule[]): RuleDifference[] {
  const fromIndexes = new Map(from.map((rule, index) => [rule.id, index]))
  const toIds = new Set(to.map((rule) => rule.id))
  const stayed = keptInOrder(to.flatMap((rule) => fromIndexes.get(rule.id) ?? []))
  const differences: RuleDifference[] = []
  const removedAfter = (index: number): void => {
    for (let i = index + 1; i < from.length && !toIds.has(from[i]?.id ?? ''); i++) {
      differences.push({ ruleId: from[i]?.id ?? '', change: 'removed', fromIndex: i, toIndex: null, changed: [] })
    }
  }
  removedAfter(-1)
  for (const [toIndex, rule] of to.entries()) {
    const fromIndex = fromIndexes.get(rule.id) ?? null
    const before = fromIndex === null ? undefined : from[fromIndex]
    if (fromIndex === null || !before) {
      differences.push({ ruleId: rule.id, change: 'added', fromIndex: null, toIndex, changed: [] })
      continue
    }
    const content = (['name', 'when', 'then'] as const).filter((key) => canonical(before[key]) !== canonical(rule[key]))
    const isMoved = !stayed.has(fromIndex)
    const change = content.length > 0 ? 'changed' : isMoved ? 'moved' : 'same'
    differences.push({
      ruleId: rule.id,
      change,
      fromIndex,
      toIndex,
      changed: isMoved ? [...content, 'position'] : content,
    })
    removedAfter(fromIndex)
  }
  return differences
}

/** jsonb does not keep the order of keys, so it must not count. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    one !== null && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )
}

/** The longest increasing run of old indexes: the rules that kept their order. */
function keptInOrder(indexes: readonly number[]): Set<number> {
  const best: { length: number; before: number }[] = []
  let end = -1
  for (const [i, index] of indexes.entries()) {
    let [length, before] = [1, -1]
    for (let j = 0; j < i; j++) {
      const other = best[j]
      if (other && (indexes[j] ?? 0) < index && other.length + 1 > length) [length, before] = [other.length + 1, j]
    }
    best.push({ length, before })
    if (end < 0 || length > (best[end]?.length ?? 0)) end = i
  }
  const kept = new Set<number>()
  for (let i = end; i >= 0; i = best[i]?.before ?? -1) kept.add(indexes[i] ?? -1)
  return kept
}
