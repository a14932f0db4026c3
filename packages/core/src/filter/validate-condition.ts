import type { ProblemDetail } from '../kernel/problem.ts'
import { isTooDeep, type Condition } from './condition.ts'
import { fitsOperator, type FieldCatalogue, type RelationCatalogue } from './field-types.ts'

/** What is wrong with a condition for a catalogue of fields and relations; empty when it can be used. */
export function validateCondition(
  condition: Condition,
  fields: FieldCatalogue,
  relations: RelationCatalogue = {},
): ProblemDetail[] {
  if (isTooDeep(condition)) return [{ path: '', code: 'condition.too-deep' }]
  const problems: ProblemDetail[] = []
  const walk = (node: Condition, path: string, known: FieldCatalogue, related: RelationCatalogue): void => {
    if ('all' in node) node.all.forEach((child, i) => walk(child, `${path}/all/${i}`, known, related))
    else if ('any' in node) node.any.forEach((child, i) => walk(child, `${path}/any/${i}`, known, related))
    else if ('not' in node) walk(node.not, `${path}/not`, known, related)
    else if ('field' in node) {
      const field = Object.hasOwn(known, node.field) ? known[node.field] : undefined
      if (!field) problems.push({ path, code: 'condition.unknown-field', value: node.field })
      else if (!fitsOperator(field, node.op, node.value)) {
        problems.push({ path, code: 'condition.wrong-value', value: { op: node.op, value: node.value } })
      }
    } else {
      const name = 'has' in node ? node.has : node.hasNot
      const relation = Object.hasOwn(related, name) ? related[name] : undefined
      if (!relation) problems.push({ path, code: 'condition.unknown-relation', value: name })
      // Of a related row only its own fields are asked: no relation leads on to another.
      else if (node.where) walk(node.where, `${path}/where`, relation.fields, {})
    }
  }
  walk(condition, '', fields, relations)
  return problems
}
