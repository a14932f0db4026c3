import type { Context } from './context.ts'
import { noteWrite } from './latest-write.ts'

const attempts = 3

/**
 * Runs a verb's work in one transaction. The callback's parameter is named like the outer context on purpose: it hides
 * it, so that the wrong handle is not in reach. Inside a transaction it joins. A transaction that PostgreSQL chose to end
 * a deadlock left nothing behind and is done again, so the work must do nothing outside the database.
 */
export async function transaction<T>(ctx: Context, work: (ctx: Context) => Promise<T>): Promise<T> {
  if (ctx.inTransaction) return work(ctx)
  for (let attempt = 1; ; attempt++) {
    try {
      const result = await ctx.db.transaction().execute((trx) => work({ ...ctx, db: trx, inTransaction: true }))
      noteWrite(ctx)
      return result
    } catch (error) {
      if (attempt === attempts || !isDeadlock(error)) throw error
      ctx.log.warn({ attempt }, 'deadlock, done again')
    }
  }
}

function isDeadlock(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '40P01'
}
