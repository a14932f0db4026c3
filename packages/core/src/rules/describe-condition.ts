import type { Condition } from '../filter/condition.ts'
import { renderTemplate } from '../kernel/problem.ts'
import { describeValue, fieldDefinition, fieldLabel, type Names } from './describe-value.ts'
import { ruleWords } from './rule-words.ts'

/** A rule's condition read aloud: "级别 A，并且地区 浙江省"; null is the catch-all. */
export function describeCondition(condition: Condition | null, names: Names): string {
  const words = ruleWords[names.locale]
  if (condition === null) return words.everything
  return describe(condition, names, false)
}

function describe(condition: Condition, names: Names, isNested: boolean): string {
  const words = ruleWords[names.locale]
  if ('not' in condition) return renderTemplate(words.not, { value: describe(condition.not, names, false) })
  if ('all' in condition || 'any' in condition) {
    const children = 'all' in condition ? condition.all : condition.any
    if (children.length === 0) return words.everything
    const text = children.map((child) => describe(child, names, true)).join('all' in condition ? words.and : words.or)
    return isNested && children.length > 1 ? renderTemplate(words.group, { value: text }) : text
  }
  // No rule asks for what hangs on a customer: validateRules refuses it.
  if (!('field' in condition)) return 'has' in condition ? condition.has : condition.hasNot
  const field = fieldLabel(condition.field, names)
  const type = fieldDefinition(condition.field, names)?.type ?? 'text'
  if (type === 'flag') return renderTemplate(condition.value === true ? words.flag.yes : words.flag.no, { field })
  const value = condition.value ?? null
  const isPlain = (condition.op === 'eq' || condition.op === 'in') && (type === 'choice' || type === 'text')
  const [low = '', high = ''] = Array.isArray(value)
    ? value.map((one) => describeValue(condition.field, one, names))
    : []
  return renderTemplate(isPlain ? words.plain : words.operators[condition.op], {
    field,
    value: describeValue(condition.field, value, names),
    low,
    high,
  })
}
