/** Why a customer was left as it is. */
export const refusalReasons = [
  'gone',
  'not-yours',
  'field-locked',
  'not-concerned',
  'changed-since',
  // Of whom a customer belongs to: it would lie above itself · more levels than a group may have · no such parent any more.
  'in-circle',
  'too-deep',
  'parent-gone',
] as const
export type RefusalReason = (typeof refusalReasons)[number]

export interface RowFacts {
  /** Not deleted, not merged away, and inside what the actor may read. */
  isThere: boolean
  /** Inside what the actor may change. */
  isReachable: boolean
  /** The actor's field rules let this field be changed here. */
  isEditable: boolean
  /** The field is one of such customers; always so of what all have. */
  isConcerned: boolean
  current: string | null
}

export type RowDecision = { state: 'changed' } | { state: 'unchanged' } | { state: 'refused'; reason: RefusalReason }

/** What becomes of one customer of a bulk edit: the same in the preview, in the edit and in its undo. */
export function decideRow(row: RowFacts, wanted: string | null, expected?: { value: string | null }): RowDecision {
  if (!row.isThere) return { state: 'refused', reason: 'gone' }
  if (!row.isReachable) return { state: 'refused', reason: 'not-yours' }
  if (!row.isEditable) return { state: 'refused', reason: 'field-locked' }
  if (!row.isConcerned) return { state: 'refused', reason: 'not-concerned' }
  if (expected && row.current !== expected.value) return { state: 'refused', reason: 'changed-since' }
  return { state: row.current === wanted ? 'unchanged' : 'changed' }
}
