import type { Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { carryOutRun } from './carry-out-run.ts'

/** Records a run and carries it out: at once when it is small, else in a job of the same transaction. */
export async function startRun(
  ctx: Context,
  run: { id: string; isLarge: boolean; insert: (ctx: Context) => Promise<void> },
): Promise<void> {
  await transaction(ctx, async (ctx) => {
    await run.insert(ctx)
    if (run.isLarge) await ctx.services.queue.add(ctx.db, 'run-ownership', { runId: run.id })
  })
  if (!run.isLarge) await carryOutRun(ctx, run.id)
}
