import { z } from 'zod'
import { conditionName, keyOfName, type CustomFieldType } from '@zhike/core/custom-fields/field-kinds'
import type { Condition } from '@zhike/core/filter/condition'

/** One condition on a field of the company's own, as the address of a list holds it. */
export const fieldFilter = z.object({
  key: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  op: z.enum(['eq', 'in', 'gte', 'lte', 'between', 'contains', 'under', 'isEmpty', 'isNotEmpty']),
  value: z
    .union([z.string().max(500), z.number(), z.boolean(), z.array(z.union([z.string(), z.number()])).max(100)])
    .optional(),
})
export type FieldFilter = z.output<typeof fieldFilter>

export function filterCondition({ key, op, value }: FieldFilter): Condition {
  return { field: conditionName(key), op, ...(value === undefined ? {} : { value }) } as Condition
}

/** The chip that asks exactly this; null where only the builder can. */
export function customFilterOf(condition: Condition): FieldFilter | null {
  if (!('field' in condition)) return null
  const key = keyOfName(condition.field)
  const { op, value } = condition
  // That a text is exactly this the chip cannot ask.
  if (op === 'eq' && typeof value !== 'boolean') return null
  const parsed = key === null ? null : fieldFilter.safeParse({ key, op, value: value ?? undefined })
  return parsed?.success ? parsed.data : null
}

/** From – to, either may be missing; null when both are. */
export function rangeFilter(key: string, from: string | number | null, to: string | number | null): FieldFilter | null {
  if (from !== null && to !== null) return { key, op: 'between', value: [from, to] }
  if (from !== null) return { key, op: 'gte', value: from }
  return to === null ? null : { key, op: 'lte', value: to }
}

export function rangeOf(filter: FieldFilter | undefined): [from: string, to: string] {
  const { op, value } = filter ?? {}
  if (op === 'between' && Array.isArray(value)) return [String(value[0] ?? ''), String(value[1] ?? '')]
  return [op === 'gte' ? String(value) : '', op === 'lte' ? String(value) : '']
}

/** What kind of editor a type has. */
export function editorOf(
  type: CustomFieldType,
): 'text' | 'range' | 'days' | 'options' | 'flag' | 'region' | 'person' | 'presence' {
  switch (type) {
    case 'number':
    case 'percent':
    case 'money':
      return 'range'
    case 'date':
    case 'dateTime':
      return 'days'
    case 'choice':
    case 'choices':
      return 'options'
    case 'flag':
    case 'region':
    case 'person':
      return type
    case 'customer':
    case 'file':
      return 'presence'
    default:
      return 'text'
  }
}
