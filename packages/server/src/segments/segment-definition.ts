import type { Condition } from '@zhike/core/filter/condition'
import type { SegmentKind } from '@zhike/core/segments/schema'

export interface SegmentDefinition {
  id: string
  kind: SegmentKind
  condition: Condition | null
}

/** What the segments mean that a condition asks for, with those that they ask for in turn, by id. */
export type SegmentDefinitions = ReadonlyMap<string, SegmentDefinition>
