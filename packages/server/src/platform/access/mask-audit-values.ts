import { maskValue } from '@zhike/core/access/mask-value'
import {
  protectedFields,
  type FieldKind,
  type FieldRules,
  type FieldShow,
  type ProtectedField,
} from '@zhike/core/access/protected-fields'

/** Entries about these hold nothing of customers; colleagues' own numbers are no protected fields. */
const aboutTheCompany = new Set(['person', 'department', 'pool', 'api-key', 'setting', 'company', 'exchange-rate'])

const phoneInText = /(?<!\d)(?:\+?86[\s-]?)?1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)/g
const emailInText = /[\w.%+-]+@[\w-]+(?:\.[\w-]+)+/g

/**
 * Values of an audit entry as somebody may see them for whom roles mask or hide protected fields: by the name of the
 * field wherever it stands, and numbers and addresses inside texts. Of two fields of one name the stricter rule counts.
 */
export function maskAuditValues<T>(rules: FieldRules, subjectType: string, values: T): T {
  if (Object.keys(rules).length === 0 || aboutTheCompany.has(subjectType)) return values
  return masked(values, rulesByName(rules, subjectType), textMasks(rules)) as T
}

interface NameRule {
  show: FieldShow
  kind: FieldKind
}

interface TextMasks {
  phones: boolean
  emails: boolean
}

const strictness: Record<FieldShow, number> = { visible: 0, masked: 1, hidden: 2 }

function rulesByName(rules: FieldRules, subjectType: string): Map<string, NameRule> {
  const byName = new Map<string, NameRule>()
  for (const name of Object.keys(rules) as ProtectedField[]) {
    const { record, field, kind } = protectedFields[name]
    const show = rules[name]?.show ?? 'visible'
    const isOther = (subjectType === 'customer' || subjectType === 'contact') && record !== subjectType
    // A new customer is written with its contacts: the contact's fields have names of their own there.
    if (show === 'visible' || (isOther && `${subjectType}.${field}` in protectedFields)) continue
    const known = byName.get(field)
    if (!known || strictness[show] > strictness[known.show]) byName.set(field, { show, kind })
  }
  return byName
}

function textMasks(rules: FieldRules): TextMasks {
  const isShut = (...names: ProtectedField[]) => names.some((name) => (rules[name]?.show ?? 'visible') !== 'visible')
  return { phones: isShut('customer.phone', 'contact.mobile'), emails: isShut('customer.email', 'contact.email') }
}

function masked(value: unknown, byName: Map<string, NameRule>, texts: TextMasks): unknown {
  if (typeof value === 'string') return maskedText(value, texts)
  if (Array.isArray(value)) return value.map((one) => masked(one, byName, texts))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]): [string, unknown][] => {
      const rule = byName.get(name)
      if (!rule) return [[name, masked(one, byName, texts)]]
      if (rule.show === 'hidden') return []
      return [[name, typeof one === 'string' ? maskValue(rule.kind, one) : one === null ? null : '***']]
    }),
  )
}

function maskedText(text: string, { phones, emails }: TextMasks): string {
  let shown = text
  if (phones) shown = shown.replace(phoneInText, (found) => maskValue('phone', found) ?? '')
  if (emails) shown = shown.replace(emailInText, (found) => maskValue('email', found) ?? '')
  return shown
}
