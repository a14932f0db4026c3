import { valuesOf } from '@zhike/core/filter/condition-values'
import { invalidFilter } from '@zhike/core/kernel/problems'
import {
  segmentCyclic,
  segmentInUse,
  segmentNameTaken,
  segmentTooDeep,
  segmentUsesPrivate,
} from '@zhike/core/segments/problems'
import { deepestSegment } from '@zhike/core/segments/schema'
import { requireAskable } from '../customers/require-askable.ts'
import type { Context } from '../platform/context/context.ts'
import { isUniqueViolation } from '../platform/database/unique-violation.ts'
import { selectSegments, type SegmentValues } from './queries.ts'
import { segmentsAskingFor } from './segments-asking-for.ts'

/**
 * Makes sure a condition can be kept: fields that exist and are not masked for whoever writes it, segments that everybody
 * who sees this one sees too, no way back to itself.
 */
export async function checkSegment(ctx: Context, id: string, values: SegmentValues): Promise<void> {
  const { condition, isShared, name } = values
  if (condition) {
    await requireAskable(ctx, condition)
    await checkReferences(ctx, id, values)
  }
  if (isShared) return
  // Whoever refers to it would refer to what only its owner sees.
  const shared = (await segmentsAskingFor(ctx, 'segment', id)).filter((one) => one.isShared)
  if (shared.length > 0) throw segmentInUse({ name, names: shared.map((one) => one.shownName).join('、') })
}

async function checkReferences(ctx: Context, id: string, { condition, isShared, name }: SegmentValues): Promise<void> {
  const known = new Map((await selectSegments(ctx)).map((one) => [one.id, one]))
  const look = (segmentId: string, depth: number): void => {
    if (segmentId === id) throw segmentCyclic({ name })
    if (depth > deepestSegment) throw segmentTooDeep({ limit: deepestSegment })
    const segment = known.get(segmentId)
    if (!segment) {
      throw invalidFilter({ count: 1 }, [{ path: '', code: 'condition.unknown-segment', value: segmentId }])
    }
    if (isShared && !segment.isShared) throw segmentUsesPrivate({ name: segment.name })
    for (const next of segment.condition ? valuesOf(segment.condition, 'segment') : []) look(next, depth + 1)
  }
  // One level is this segment itself, in a filter that asks for it.
  for (const segmentId of condition ? valuesOf(condition, 'segment') : []) look(segmentId.toLowerCase(), 2)
}

/** Shared segments have names of their own, and so have those of one person. */
export async function refuseTakenName<T>(name: string, save: () => Promise<T>): Promise<T> {
  try {
    return await save()
  } catch (error) {
    if (isUniqueViolation(error, 'segments_shared_name') || isUniqueViolation(error, 'segments_own_name')) {
      throw segmentNameTaken({ name })
    }
    throw error
  }
}
