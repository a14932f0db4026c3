/** One line of the comparison; undefined = the side says nothing of it. */
export interface ComparedValue {
  key: string
  before: unknown
  after: unknown
}

/**
 * Before and after side by side, field by field: what differs first, then what only one side knows. Values that are no
 * records make one line without a name.
 */
export function compareValues(before: unknown, after: unknown): ComparedValue[] {
  if (isNothing(before) && isNothing(after)) return []
  if (!isRecord(before ?? {}) || !isRecord(after ?? {})) return [{ key: '', before, after }]
  const old = (before ?? {}) as Record<string, unknown>
  const now = (after ?? {}) as Record<string, unknown>
  const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])]
  return keys
    .map((key) => ({ key, before: old[key], after: now[key] }))
    .filter(({ before, after }) => !(isEmpty(before) && isEmpty(after)))
}

const isNothing = (value: unknown) => value === null || value === undefined
const isEmpty = (value: unknown) => isNothing(value) || value === '' || (Array.isArray(value) && value.length === 0)
const isRecord = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)
