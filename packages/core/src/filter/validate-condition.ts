import type { ProblemDetail } from '../kernel/problem.ts'
import { isTooDeep, type Condition } from './condition.ts'
import { fitsOperator, type FieldCatalogue } from './field-types.ts'

/** What is wrong with a condition for a catalogue of fields; empty when it can be used. */
export function validateCondition(condition: Condition, fields: FieldCatalogue): ProblemDetail[] {
  if (isTooDeep(condition)) return [{ path: '', code: 'condition.too-deep' }]
  const problems: ProblemDetail[] = []
  const walk = (node: Condition, path: string): void => {
    if ('all' in node) node.all.forEach((child, i) => walk(child, `${path}/all/${i}`))
    else if ('any' in node) node.any.forEach((child, i) => walk(child, `${path}/any/${i}`))
    else if ('not' in node) walk(node.not, `${path}/not`)
    else {
      const field = Object.hasOwn(fields, node.field) ? fields[node.field] : undefined
      if (!field) problems.push({ path, code: 'condition.unknown-field', value: node.field })
      else if (!fitsOperator(field, node.op, node.value)) {
        problems.push({ path, code: 'condition.wrong-value', value: { op: node.op, value: node.value } })
      }
    }
  }
  walk(condition, '')
  return problems
}
