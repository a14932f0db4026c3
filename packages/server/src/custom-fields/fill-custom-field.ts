import { setTimeout as wait } from 'node:timers/promises'
import type { Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { fillBatch, findShared, markFailed, markReady, olderAreDone, sweepBatch, type Place } from './fill-queries.ts'
import { lockField, selectField } from './queries.ts'

const batchSize = 5000
const pollMs = 100

/**
 * Brings what is kept for a field up to its definition: sweeps up behind an index or uniqueness that is gone, gathers
 * for one that came. Batch by committed batch, so that nobody waits; done again after a crash it changes nothing.
 */
export async function fillCustomField(ctx: Context, fieldId: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && (await sweep(ctx, fieldId)) > 0);
  const field = await selectField(ctx, fieldId)
  if (!field || field.fillState !== 'filling') return
  while (!(await olderAreDone(ctx, fieldId))) await wait(pollMs, undefined, { signal })
  let after: Place | null = null
  for (;;) {
    signal.throwIfAborted()
    const place = await transaction(ctx, (ctx) => nextBatch(ctx, fieldId, after))
    if (place === 'stop') break
    after = place
  }
  while (!signal.aborted && (await sweep(ctx, fieldId)) > 0);
}

/** The definition cannot change while rows go: what became needed meanwhile stays. */
function sweep(ctx: Context, fieldId: string): Promise<number> {
  return transaction(ctx, async (ctx) => {
    if (!(await lockField(ctx, fieldId))) return 0
    return sweepBatch(ctx, fieldId, batchSize)
  })
}

async function nextBatch(ctx: Context, fieldId: string, after: Place | null): Promise<Place | 'stop'> {
  const field = await lockField(ctx, fieldId)
  // Deleted meanwhile: whoever did that has asked for the sweeping, too.
  if (!field || field.deletedAt !== null || field.fillState !== 'filling') return 'stop'
  const last = await fillBatch(ctx, field, after, batchSize)
  if (last === null) {
    await markReady(ctx, fieldId)
    return 'stop'
  }
  const shared = field.isUnique ? await findShared(ctx, field, after, last) : null
  if (shared === null) return last
  await markFailed(ctx, fieldId, shared)
  return 'stop'
}
