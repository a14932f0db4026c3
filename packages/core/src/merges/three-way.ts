type Values = Readonly<Record<string, unknown>>

/**
 * What a record looks like when a merge is undone: a field that still is what the merge made of it goes back to what it
 * was; one that was changed since keeps the change.
 */
export function undoChanges(before: Values, after: Values, current: Values): Record<string, unknown> {
  const keys = new Set([...Object.keys(before), ...Object.keys(current)])
  const undone: Record<string, unknown> = {}
  for (const key of keys) {
    const value = isSame(current[key], after[key]) ? before[key] : current[key]
    if (value !== undefined) undone[key] = value
  }
  return undone
}

/** Values as JSON has them; the order of an object's keys says nothing. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const a = Object.entries(one)
  return (
    a.length === Object.keys(other).length &&
    a.every(([key, value]) => Object.hasOwn(other, key) && isSame(value, (other as Values)[key]))
  )
}
