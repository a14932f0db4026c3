import type { Context } from '../platform/context/context.ts'
import { findRun } from './run-queries.ts'

/** Tenures name whoever ordered the run, not the machine that carried it out. */
export async function actAsAuthor(ctx: Context, runId: string): Promise<Context> {
  const run = await findRun(ctx, runId)
  if (!run?.createdBy || run.createdByName === null) return ctx
  return { ...ctx, actor: { ...ctx.actor, kind: 'person', personId: run.createdBy, name: run.createdByName } }
}
