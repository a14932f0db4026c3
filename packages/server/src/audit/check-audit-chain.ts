import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'

/** Asks for a check of the whole chain; of several who ask while one waits, all get the same one. */
export async function checkAuditChain(ctx: Context): Promise<{ isQueued: true }> {
  requirePermission(ctx, 'audit.read')
  await transaction(ctx, async (ctx) => {
    await writeAudit(ctx, { action: 'audit.check', subjectType: 'audit' })
    await ctx.services.queue.add(ctx.db, 'check-audit', {}, { singletonKey: 'check-audit' })
  })
  return { isQueued: true }
}
