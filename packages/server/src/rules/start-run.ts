import type { Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { workRun } from './work-run.ts'

/**
 * Records a run and carries it out. A small one at once, in one transaction with its record, so that a crash leaves
 * nothing half begun; a large one in a job that is added with the record and is taken up again after a crash.
 */
export async function startRun(
  ctx: Context,
  run: { id: string; isLarge: boolean; insert: (ctx: Context) => Promise<void> },
): Promise<void> {
  await transaction(ctx, async (ctx) => {
    await run.insert(ctx)
    if (run.isLarge) await ctx.services.queue.add(ctx.db, 'run-ownership', { runId: run.id })
    else await workRun(ctx, run.id, () => undefined)
  })
}
