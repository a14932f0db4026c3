/** Of two versions of a record, only the fields that differ: what an audit row keeps. */
export function changedFields(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): { before: Record<string, unknown>; after: Record<string, unknown> } {
  const changed = { before: {} as Record<string, unknown>, after: {} as Record<string, unknown> }
  for (const key of Object.keys(after)) {
    if (JSON.stringify(before[key] ?? null) === JSON.stringify(after[key] ?? null)) continue
    changed.before[key] = before[key] ?? null
    changed.after[key] = after[key] ?? null
  }
  return changed
}
