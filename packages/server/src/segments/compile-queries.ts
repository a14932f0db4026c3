import type { CustomField } from '@zhike/core/custom-fields/schema'
import type { Condition } from '@zhike/core/filter/condition'
import { valuesOf } from '@zhike/core/filter/condition-values'
import { fieldsOf } from '@zhike/core/filter/fields-of'
import { Problem } from '@zhike/core/kernel/problem'
import type { RawBuilder } from 'kysely'
import { conditionFields, ofRecord } from '../custom-fields/condition-fields.ts'
import { requireSearchableCustom } from '../custom-fields/protected-values.ts'
import { fieldsWith } from '../customers/fields-with.ts'
import { requireSearchable } from '../platform/access/field-rules.ts'
import { visibleHolders, type VisibleHolders } from '../platform/access/visible-holders.ts'
import { today, type Context } from '../platform/context/context.ts'
import { compileCondition } from '../platform/filter/compile-condition.ts'
import { resolveSegments } from './resolve-segments.ts'
import { relatedWith } from '../customers/related-columns.ts'
import { columnsWith } from './segment-columns.ts'
import type { SegmentDefinition, SegmentDefinitions } from './segment-definition.ts'

/** Being in a segment, as a condition. */
export const isIn = (segmentId: string): Condition => ({ field: 'segment', op: 'in', value: [segmentId] })

function compile(
  ctx: Context,
  condition: Condition,
  definitions: SegmentDefinitions,
  custom: readonly CustomField[],
  seen: VisibleHolders,
): RawBuilder<boolean> {
  const environment = { today: today(ctx), timeZone: ctx.company.timeZone, seen }
  return compileCondition(
    condition,
    fieldsWith(custom),
    columnsWith(definitions, environment, custom),
    environment,
    relatedWith(custom, seen),
  )
}

export async function compileSegment(ctx: Context, segmentId: string): Promise<RawBuilder<boolean>> {
  const definitions = await resolveSegments(ctx, isIn(segmentId))
  return compile(
    ctx,
    isIn(segmentId),
    definitions,
    await conditionFields(ctx),
    await visibleHolders(ctx, 'customer.read'),
  )
}

/**
 * All that are visible, in one go. One that asks for what is masked for the actor, or for what does not exist any more,
 * is left out: it is neither counted nor opened.
 */
export async function compileAskable(
  ctx: Context,
  segments: readonly SegmentDefinition[],
): Promise<Map<string, RawBuilder<boolean>>> {
  const custom = await conditionFields(ctx)
  const seen = await visibleHolders(ctx, 'customer.read')
  const definitions = new Map(segments.map((one) => [one.id, one]))
  const compiled = new Map<string, RawBuilder<boolean>>()
  for (const { id } of segments) {
    try {
      const fields = fieldsAskedBy(id, definitions)
      requireSearchable(ctx, 'customer', fields)
      requireSearchableCustom(ctx, ofRecord(custom, 'customer'), fields)
      compiled.set(id, compile(ctx, isIn(id), definitions, custom, seen))
    } catch (error) {
      if (!(error instanceof Problem)) throw error
    }
  }
  return compiled
}

function fieldsAskedBy(id: string, definitions: SegmentDefinitions): Set<string> {
  const fields = new Set<string>()
  const seen = new Set<string>()
  const look = (segmentId: string): void => {
    const condition = definitions.get(segmentId)?.condition
    if (!condition || seen.has(segmentId)) return
    seen.add(segmentId)
    for (const field of fieldsOf(condition)) fields.add(field)
    valuesOf(condition, 'segment').forEach(look)
  }
  look(id)
  return fields
}
