import { now, type Context } from '../platform/context/context.ts'
import { checkChain } from './check-chain.ts'
import { insertCheck } from './check-queries.ts'

const overdueMinutes = 5

/** Follows the whole chain and keeps what was found for the page; a fault also goes to the log. */
export async function keepCheck(ctx: Context): Promise<void> {
  const startedAt = now(ctx)
  const report = await checkChain(ctx.db, overdueMinutes)
  if (report === null) return
  await insertCheck(ctx, startedAt, report)
  if (report.faultCount > 0) ctx.log.error({ faults: report.faults }, 'the audit was changed past Zhike')
}
