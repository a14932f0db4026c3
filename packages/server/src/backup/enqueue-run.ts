import { backupBusy } from '@zhike/core/backup/problems'
import { newId } from '@zhike/core/kernel/ids'
import type { Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { hasOpenRun, insertRun, lockSchedule, type NewRun } from './queries.ts'

/** One at a time: two would take the machine from the people who work with it. */
export async function enqueueRun(ctx: Context, run: Omit<NewRun, 'id'>): Promise<string> {
  return transaction(ctx, async (ctx) => {
    await lockSchedule(ctx)
    if (await hasOpenRun(ctx)) throw backupBusy()
    const id = newId()
    await insertRun(ctx, { ...run, id })
    await ctx.services.queue.add(ctx.db, 'run-backup', { runId: id })
    return id
  })
}
