import { valuesOf } from '@zhike/core/filter/condition-values'
import type { Context } from '../platform/context/context.ts'
import { selectConditions, type AskingSegment } from './queries.ts'

/** Segments whose conditions name this tag or segment. `shownName` hides the name of what only somebody else sees. */
export async function segmentsAskingFor(
  ctx: Context,
  field: 'tag' | 'segment',
  id: string,
): Promise<(AskingSegment & { shownName: string })[]> {
  const asking = (await selectConditions(ctx)).filter((one) => valuesOf(one.condition, field).includes(id))
  return asking.map((one) => ({
    ...one,
    shownName: one.isShared || one.ownerId === ctx.actor.personId ? one.name : '…',
  }))
}
