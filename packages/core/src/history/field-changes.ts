import type { FieldChange } from './schema.ts'

/**
 * Before and after of an audit entry as changes, field by field. A field that holds fields of its own (values of custom
 * fields) gives one change for each of them that differs.
 */
export function fieldChanges(before: unknown, after: unknown): FieldChange[] {
  const old = recordOf(before)
  const now = recordOf(after)
  const fields = [...new Set([...Object.keys(old), ...Object.keys(now)])]
  return fields.flatMap((field) => {
    const [was, is] = [old[field], now[field]]
    if (isRecord(was) || isRecord(is)) {
      return fieldChanges(was, is).map((change) => ({ ...change, field: `${field}.${change.field}` }))
    }
    return isSame(was, is) ? [] : [{ field, before: was, after: is }]
  })
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const recordOf = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {})

/** Nothing, null, an empty text and an empty list are all no value. */
function isSame(before: unknown, after: unknown): boolean {
  if (isNothing(before) && isNothing(after)) return true
  return JSON.stringify(before ?? null) === JSON.stringify(after ?? null)
}

const isNothing = (value: unknown) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
