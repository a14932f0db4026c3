import { Problem } from '@zhike/core/kernel/problem'
import type { Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { carryOutMerge } from './carry-out-merge.ts'
import { carryOutUndo } from './carry-out-undo.ts'
import type { Report } from './report.ts'
import { findMerge, lockMerge, markFailed, markWorking, saveProgress } from './merge-queries.ts'

/**
 * A merge or its undoing, all in one transaction: a crash leaves nothing half done, and whoever comes second finds it
 * done. State and progress are written beside it, for others to see.
 */
export async function workMerge(ctx: Context, mergeId: string): Promise<void> {
  await markWorking(ctx, mergeId)
  const report: Report = (done, total) => {
    saveProgress(ctx, mergeId, { done, total }).catch((error: unknown) => {
      ctx.log.warn({ err: error, mergeId }, 'progress not written')
    })
  }
  try {
    await transaction(ctx, async (ctx) => {
      await lockMerge(ctx, mergeId)
      const merge = await findMerge(ctx, mergeId)
      if (merge?.state === 'running')
        await carryOutMerge(actingAs(ctx, merge.createdBy, merge.createdName), merge, report)
      if (merge?.state === 'undo-running') {
        await carryOutUndo(actingAs(ctx, merge.undoneBy, merge.undoneName ?? ''), merge, report)
      }
    })
  } catch (error) {
    await markFailed(ctx, mergeId, error instanceof Problem ? error.text(ctx.locale) : String(error).slice(0, 500))
    throw error
  }
}

/** Audit and tenures name whoever ordered it, not the machine that carried it out. */
function actingAs(ctx: Context, personId: string | null, name: string): Context {
  return personId === null ? ctx : { ...ctx, actor: { ...ctx.actor, kind: 'person', personId, name } }
}
