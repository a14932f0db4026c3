import type { Condition } from './condition.ts'

/** What the leaves on one field name as text, each once: the tags or segments that a condition asks for. */
export function valuesOf(condition: Condition, field: string): string[] {
  const values = new Set<string>()
  const walk = (node: Condition): void => {
    if ('all' in node) node.all.forEach(walk)
    else if ('any' in node) node.any.forEach(walk)
    else if ('not' in node) walk(node.not)
    else if ('field' in node && node.field === field) {
      for (const value of [node.value ?? []].flat()) if (typeof value === 'string') values.add(value)
    }
  }
  walk(condition)
  return [...values]
}

/** The same condition with one value of a field replaced by another wherever it stands. */
export function replaceValue(condition: Condition, field: string, from: string, to: string): Condition {
  const change = (node: Condition): Condition => {
    if ('all' in node) return { all: node.all.map(change) }
    if ('any' in node) return { any: node.any.map(change) }
    if ('not' in node) return { not: change(node.not) }
    if (!('field' in node) || node.field !== field) return node
    if (node.value === from) return { ...node, value: to }
    if (!Array.isArray(node.value)) return node
    const values = (node.value as readonly (string | number)[]).map((one) => (one === from ? to : String(one)))
    return { ...node, value: [...new Set(values)] }
  }
  return change(condition)
}
