import { replaceValue } from '@zhike/core/filter/condition-values'
import type { Context } from '../platform/context/context.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { saveCondition } from './queries.ts'
import { segmentsAskingFor } from './segments-asking-for.ts'

/** Segments that asked for one tag ask for another, whosever they are: part of merging the two. */
export async function replaceInConditions(ctx: Context, field: 'tag', from: string, to: string): Promise<void> {
  const asking = await segmentsAskingFor(ctx, field, from)
  for (const { id, condition } of asking) await saveCondition(ctx, id, replaceValue(condition, field, from, to))
  if (asking.length > 0) await emitEvent(ctx, 'segments.changed', { segmentIds: asking.map((one) => one.id) })
}
