import { maskValue } from '@zhike/core/access/mask-value'
import { fieldNotSearchable } from '@zhike/core/access/problems'
import {
  protectedFields,
  type FieldRule,
  type FieldRules,
  type ProtectedField,
} from '@zhike/core/access/protected-fields'
import { concerns, keyOfName, type CustomFieldType, type CustomRecord } from '@zhike/core/custom-fields/field-kinds'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import type { Context } from '../platform/context/context.ts'

// A number or address in a field of one's own is protected like the record's own number and address.

const like: Record<CustomRecord, { phone: ProtectedField; email: ProtectedField }> = {
  customer: { phone: 'customer.phone', email: 'customer.email' },
  contact: { phone: 'contact.mobile', email: 'contact.email' },
  order: { phone: 'customer.phone', email: 'customer.email' },
}

function ruleName(record: CustomRecord, type: CustomFieldType): ProtectedField | null {
  return type === 'phone' || type === 'email' ? like[record][type] : null
}

function ruleOf(rules: FieldRules, field: Pick<CustomField, 'record' | 'type'>): FieldRule | undefined {
  const name = ruleName(field.record, field.type)
  return name ? rules[name] : undefined
}

/** What of a record's values the actor may see: fields that are shown, masked where the rules mask their like. */
export function shownValues(
  fields: readonly CustomField[],
  rules: FieldRules,
  values: unknown,
  customer?: { kind: string; tier: string | null },
): Record<string, string | number | boolean | string[]> {
  const stored = (values ?? {}) as Record<string, string | number | boolean | string[]>
  const shown: Record<string, string | number | boolean | string[]> = {}
  for (const field of fields) {
    const value = stored[field.key]
    if (value === undefined || (customer && !concerns(field, customer))) continue
    const name = ruleName(field.record, field.type)
    const rule = name ? rules[name] : undefined
    if (!name || !rule || rule.show === 'visible') shown[field.key] = value
    else if (rule.show === 'masked') shown[field.key] = maskValue(protectedFields[name].kind, String(value)) ?? ''
  }
  return shown
}

/** Fields that may be changed here: those seen whole whose like may be changed. */
export function editableFields(fields: readonly CustomField[], rules: FieldRules): CustomField[] {
  return fields.filter((field) => {
    const rule = ruleOf(rules, field)
    return !rule || (rule.edit && rule.show === 'visible')
  })
}

/** Whatever is masked cannot be asked for piece by piece either. */
export function requireSearchableCustom(ctx: Context, fields: readonly CustomField[], names: Iterable<string>): void {
  for (const name of names) {
    if (!isCustomSearchable(ctx, fields, name)) throw fieldNotSearchable({ field: name })
  }
}

export function isCustomSearchable(ctx: Context, fields: readonly CustomField[], name: string): boolean {
  const key = keyOfName(name)
  const field = fields.find((one) => one.key === key)
  return ((field && ruleOf(ctx.actor.fields, field))?.show ?? 'visible') === 'visible'
}
