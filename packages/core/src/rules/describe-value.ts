import type { CustomFieldShape } from '../custom-fields/field-kinds.ts'
import { conditionField } from '../custom-fields/catalogue.ts'
import { plainNumber } from '../custom-fields/plain-number.ts'
import { ruleFields } from '../customers/fields.ts'
import type { ConditionValue } from '../filter/condition.ts'
import type { FieldDefinition } from '../filter/field-types.ts'
import { trimMoney } from '../kernel/money.ts'
import type { Locale } from '../kernel/problem.ts'
import { dayInZone } from '../kernel/time.ts'
import { ruleWords } from './rule-words.ts'

/** What a text needs to name codes; the lists themselves are large, so whoever has them passes the look-up in. */
export interface Names {
  locale: Locale
  timeZone: string
  region: (code: string) => string
  industry: (code: string) => string
  /** A field of the company's own by its name in conditions; undefined where the reader does not see it. */
  custom?: (name: string) => Pick<CustomFieldShape, 'label' | 'type' | 'options'> | undefined
  person?: (id: string) => string | undefined
}

/** What a field is called. */
export function fieldLabel(name: string, names: Names): string {
  const words = ruleWords[names.locale]
  return words.fields[name] ?? names.custom?.(name)?.label ?? words.hiddenField
}

export function fieldDefinition(name: string, names: Names): FieldDefinition | undefined {
  if (Object.hasOwn(ruleFields, name)) return ruleFields[name as keyof typeof ruleFields]
  const custom = names.custom?.(name)
  return custom && conditionField(custom)
}

/** A value of a field in words: 330000 → 浙江省, "1000000" → 100 万, organisation → 企业客户. */
export function describeValue(fieldName: string, value: ConditionValue, names: Names): string {
  const words = ruleWords[names.locale]
  const field = fieldDefinition(fieldName, names)
  if (Array.isArray(value)) return value.map((one) => describeValue(fieldName, one, names)).join(words.list)
  const text = String(value ?? '')
  const custom = names.custom?.(fieldName)
  switch (field?.type) {
    case undefined:
      // A field that the reader does not see, or that is no more: its values are nobody's business.
      return words.hiddenValue
    case 'region':
      return names.region(text)
    case 'industry':
      return names.industry(text)
    case 'money':
      return describeAmount(text, names.locale)
    case 'number': {
      const figure = plainNumber(Number(text))
      return custom?.type === 'percent' ? `${figure}%` : figure
    }
    case 'choice':
    case 'choices':
      return custom?.options.find((option) => option.key === text)?.label ?? words.choices[fieldName]?.[text] ?? text
    case 'reference':
      return names.person?.(text) ?? text
    case 'instant':
      return text.length > 10 ? dayInZone(new Date(text), names.timeZone) : text
    default:
      return text
  }
}

/** 1000000 → 100 万 in Chinese, 1,000,000 in English. */
function describeAmount(text: string, locale: Locale): string {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return text
  const amount = Number(text)
  if (locale === 'zh-CN' && Math.abs(amount) >= 10_000) {
    return `${new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2 }).format(amount / 10_000)} 万`
  }
  const [whole = '', fraction] = trimMoney(text).split('.')
  return new Intl.NumberFormat(locale).format(Number(whole)) + (fraction ? `.${fraction}` : '')
}
