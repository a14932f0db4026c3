import type { ProblemDetail } from '../kernel/problem.ts'
import { concerns, type CustomFieldShape, type CustomValue, type CustomValues } from './field-kinds.ts'
import { tidyValue } from './tidy-value.ts'

export interface MergedValues {
  /** All that is stored afterwards, other fields' values included. */
  values: Record<string, CustomValue>
  /** Keys whose value changed. */
  changed: string[]
  problems: ProblemDetail[]
}

/**
 * What a record's values become. Keys that are not given stay, null empties; values of fields that the caller does not
 * see, or that are deleted, stay untouched. A new record gets what is meant where nothing is given, and needs what is
 * required of such a customer; an old one may not lose what is required, but is not refused for what it never had.
 */
export function mergeValues(
  fields: readonly CustomFieldShape[],
  before: CustomValues,
  given: Readonly<Record<string, unknown>>,
  customer: { kind: string; tier: string | null },
  isNew: boolean,
): MergedValues {
  const values: Record<string, CustomValue> = { ...before }
  const problems: ProblemDetail[] = []
  const refused = new Set<string>()
  const known = new Map(fields.map((field) => [field.key, field]))
  for (const [key, raw] of Object.entries(given)) {
    const field = known.get(key)
    if (raw === undefined) continue
    const tidy = field ? tidyValue(field, raw) : ({ problem: 'unknown' } as const)
    if ('problem' in tidy) {
      problems.push({ path: `custom/${key}`, code: `custom-value.${tidy.problem}`, value: shown(raw) })
      refused.add(key)
    } else if (tidy.value === null) delete values[key]
    else if (field && isRetired(field, tidy.value, before[key])) {
      problems.push({ path: `custom/${key}`, code: 'custom-value.retired', value: shown(raw) })
      refused.add(key)
    } else values[key] = tidy.value
  }
  for (const field of fields) {
    const { key, fallback } = field
    if (isNew && fallback !== null && given[key] === undefined && concerns(field, customer)) values[key] = fallback
    const isMissing = values[key] === undefined && !refused.has(key)
    if (!isMissing || !field.isRequired || !concerns(field, customer)) continue
    if (isNew || before[key] !== undefined) problems.push({ path: `custom/${key}`, code: 'custom-value.required' })
  }
  const keys = new Set([...Object.keys(before), ...Object.keys(values)])
  const changed = [...keys].filter((key) => JSON.stringify(before[key]) !== JSON.stringify(values[key]))
  return { values, changed, problems }
}

/** An option that is no longer offered may stay where it is, and comes nowhere else. */
function isRetired(field: CustomFieldShape, value: CustomValue, before: CustomValue | undefined): boolean {
  const kept = new Set([before ?? []].flat())
  const keys = Array.isArray(value) ? (value as readonly string[]) : [value]
  return field.options.some((option) => option.isRetired && keys.includes(option.key) && !kept.has(option.key))
}

function shown(value: unknown): unknown {
  return typeof value === 'string' ? value.slice(0, 200) : value
}
