import type { CustomValues } from '@zhike/core/custom-fields/field-kinds'
import { undoChanges } from '@zhike/core/merges/three-way'
import type { MergeRow } from './merge-queries.ts'

/** The survivor's own fields once a merge is undone; `now`: its row as it stands. */
export function customAfterUndo(merge: Pick<MergeRow, 'before' | 'after'>, now: Record<string, unknown>): CustomValues {
  const bag = (row: Record<string, unknown> | null) => (row?.['custom'] ?? {}) as Record<string, unknown>
  return undoChanges(bag(merge.before), bag(merge.after), bag(now)) as CustomValues
}
