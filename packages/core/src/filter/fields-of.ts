import type { Condition } from './condition.ts'

/** The names of all of the record's own fields that a condition asks for. */
export function fieldsOf(condition: Condition): Set<string> {
  if ('field' in condition) return new Set([condition.field])
  return new Set(partsOf(condition).flatMap((part) => [...fieldsOf(part)]))
}

/** The fields of related rows that a condition asks for. */
export function relatedFieldsOf(condition: Condition): { relation: string; field: string }[] {
  if ('has' in condition || 'hasNot' in condition) {
    const relation = 'has' in condition ? condition.has : condition.hasNot
    return condition.where ? [...fieldsOf(condition.where)].map((field) => ({ relation, field })) : []
  }
  return partsOf(condition).flatMap(relatedFieldsOf)
}

/** The relations whose rows a condition asks for. */
export function relationsAskedBy(condition: Condition): Set<string> {
  if ('has' in condition) return new Set([condition.has])
  if ('hasNot' in condition) return new Set([condition.hasNot])
  return new Set(partsOf(condition).flatMap((part) => [...relationsAskedBy(part)]))
}

/** What a condition joins; nothing of a leaf, nor of what is asked of related rows. */
function partsOf(condition: Condition): readonly Condition[] {
  if ('all' in condition) return condition.all
  if ('any' in condition) return condition.any
  return 'not' in condition ? [condition.not] : []
}
