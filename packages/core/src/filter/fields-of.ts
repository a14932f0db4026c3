import type { Condition } from './condition.ts'

/** The names of all fields that a condition asks for. */
export function fieldsOf(condition: Condition): Set<string> {
  if ('field' in condition) return new Set([condition.field])
  const parts = 'not' in condition ? [condition.not] : 'all' in condition ? condition.all : condition.any
  return new Set(parts.flatMap((part) => [...fieldsOf(part)]))
}
