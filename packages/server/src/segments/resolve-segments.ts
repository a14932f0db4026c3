import type { Condition } from '@zhike/core/filter/condition'
import { valuesOf } from '@zhike/core/filter/condition-values'
import { invalidFilter } from '@zhike/core/kernel/problems'
import { segmentTooDeep } from '@zhike/core/segments/problems'
import { deepestSegment } from '@zhike/core/segments/schema'
import { requireAskable } from '../customers/require-askable.ts'
import type { Context } from '../platform/context/context.ts'
import { selectDefinitions } from './queries.ts'
import type { SegmentDefinition, SegmentDefinitions } from './segment-definition.ts'

const none: SegmentDefinitions = new Map()

/**
 * Reads them before the condition is compiled. A segment that the actor does not see is none, and what is masked for
 * the actor cannot be asked for by way of a segment either.
 */
export async function resolveSegments(ctx: Context, condition: Condition | undefined): Promise<SegmentDefinitions> {
  const first = condition ? valuesOf(condition, 'segment') : []
  if (first.length === 0) return none
  const known = new Map<string, SegmentDefinition>()
  let wanted = first
  for (let depth = 1; wanted.length > 0; depth++) {
    if (depth > deepestSegment) throw segmentTooDeep({ limit: deepestSegment })
    const found = await selectDefinitions(ctx, wanted)
    for (const one of found) known.set(one.id, one)
    const missing = wanted.filter((id) => !known.has(id.toLowerCase()))
    if (missing.length > 0) {
      throw invalidFilter(
        { count: missing.length },
        missing.map((value) => ({ path: '', code: 'condition.unknown-segment', value })),
      )
    }
    const next = found.flatMap((one) => (one.condition ? valuesOf(one.condition, 'segment') : []))
    wanted = [...new Set(next)].filter((id) => !known.has(id))
  }
  for (const { condition: inner } of known.values()) {
    if (inner) await requireAskable(ctx, inner)
  }
  return known
}
