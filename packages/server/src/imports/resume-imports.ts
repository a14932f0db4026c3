import type { Context } from '../platform/context/context.ts'
import { listUnfinished } from './import-queries.ts'

/** At start: imports that a process left in the middle are queued again; they go on from where they are. */
export async function resumeImports(ctx: Context): Promise<number> {
  const ids = await listUnfinished(ctx)
  for (const importId of ids) await ctx.services.queue.add(ctx.services.db, 'run-import', { importId })
  return ids.length
}
