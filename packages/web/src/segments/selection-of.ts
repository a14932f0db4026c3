import type { Condition } from '@zhike/core/filter/condition'

/** The customers of a segment, as the list asks for them. */
export function selectionOf(segmentId: string): { scope: 'all'; filter: string } {
  const condition: Condition = { field: 'segment', op: 'in', value: [segmentId] }
  return { scope: 'all', filter: JSON.stringify(condition) }
}
