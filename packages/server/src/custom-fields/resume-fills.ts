import type { Context } from '../platform/context/context.ts'
import { selectUnfilled } from './fill-queries.ts'

/** At night: what a restored backup or a lost job left half gathered goes on. */
export async function resumeFills(ctx: Context): Promise<number> {
  const ids = await selectUnfilled(ctx)
  for (const fieldId of ids) await ctx.services.queue.add(ctx.services.db, 'fill-custom-field', { fieldId })
  return ids.length
}
