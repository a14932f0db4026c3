import type { Context } from './context.ts'
import { noteWrite } from './write-count.ts'

/**
 * Runs a verb's work in one transaction. The callback's parameter is named like the outer context on purpose: it hides
 * it, so that the wrong handle is not in reach. Inside a transaction it joins.
 */
export async function transaction<T>(ctx: Context, work: (ctx: Context) => Promise<T>): Promise<T> {
  if (ctx.inTransaction) return work(ctx)
  const result = await ctx.db.transaction().execute((trx) => work({ ...ctx, db: trx, inTransaction: true }))
  noteWrite(ctx.services)
  return result
}
