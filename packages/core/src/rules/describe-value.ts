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
}

/** A value of a field in words: 330000 → 浙江省, "1000000" → 100 万, organisation → 企业客户. */
export function describeValue(fieldName: string, value: ConditionValue, names: Names): string {
  const words = ruleWords[names.locale]
  const field: FieldDefinition | undefined = Object.hasOwn(ruleFields, fieldName)
    ? ruleFields[fieldName as keyof typeof ruleFields]
    : undefined
  if (Array.isArray(value)) return value.map((one) => describeValue(fieldName, one, names)).join(words.list)
  const text = String(value ?? '')
  switch (field?.type) {
    case 'region':
      return names.region(text)
    case 'industry':
      return names.industry(text)
    case 'money':
      return describeAmount(text, names.locale)
    case 'choice':
      return words.choices[fieldName]?.[text] ?? text
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
