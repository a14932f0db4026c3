import type { Context } from '../platform/context/context.ts'
import { emitEvent } from '../platform/events/emit-event.ts'

/** Pages that show segments ask again, and its size is measured anew after commit. */
export async function tellChanged(ctx: Context, segmentId: string): Promise<void> {
  await emitEvent(ctx, 'segments.changed', { segmentIds: [segmentId] })
  await ctx.services.queue.add(ctx.db, 'measure-segments', { segmentIds: [segmentId] }, { singletonKey: segmentId })
}
