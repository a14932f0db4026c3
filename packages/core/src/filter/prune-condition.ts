import type { Condition } from './condition.ts'
import { fitsOperator, type FieldCatalogue, type RelationCatalogue } from './field-types.ts'

type Leaf = Extract<Condition, { field: string }>

/** A part of a condition that its reader cannot use. */
export interface LeftOut {
  /** null = a field of the record itself. */
  relation: string | null
  /** Empty where the relation itself is gone. */
  field: string
  why: 'gone' | 'masked'
}

export interface Pruned {
  /** null = nothing is left to ask. */
  condition: Condition | null
  leftOut: LeftOut[]
}

/**
 * What is left of a stored condition for somebody: without fields that no longer exist, values that no longer fit and
 * fields that are masked for the reader. Related rows are asked for whole or not at all: with half of what they should
 * fit, other rows would answer.
 */
export function pruneCondition(
  condition: Condition,
  fields: FieldCatalogue,
  relations: RelationCatalogue,
  whyNot: (relation: string | null, leaf: Leaf) => LeftOut['why'] | null,
): Pruned {
  const leftOut: LeftOut[] = []
  const add = (relation: string | null, field: string, why: LeftOut['why']) => {
    if (!leftOut.some((one) => one.relation === relation && one.field === field)) leftOut.push({ relation, field, why })
    return null
  }
  const keep = (node: Condition, known: FieldCatalogue, relation: string | null): Condition | null => {
    if ('all' in node) {
      const all = node.all.flatMap((child) => keep(child, known, relation) ?? [])
      return all.length > 0 || node.all.length === 0 ? { all } : null
    }
    if ('any' in node) {
      const any = node.any.flatMap((child) => keep(child, known, relation) ?? [])
      return any.length > 0 ? { any } : null
    }
    if ('not' in node) {
      const not = keep(node.not, known, relation)
      return not && { not }
    }
    if ('has' in node || 'hasNot' in node) {
      const name = 'has' in node ? node.has : node.hasNot
      const related = relation === null && Object.hasOwn(relations, name) ? relations[name] : undefined
      if (!related) return add(name, '', 'gone')
      if (!node.where) return node
      const before = leftOut.length
      keep(node.where, related.fields, name)
      return leftOut.length > before ? null : node
    }
    const field = Object.hasOwn(known, node.field) ? known[node.field] : undefined
    if (!field || !fitsOperator(field, node.op, node.value)) return add(relation, node.field, 'gone')
    const why = whyNot(relation, node)
    return why === null ? node : add(relation, node.field, why)
  }
  return { condition: keep(condition, fields, null), leftOut }
}
