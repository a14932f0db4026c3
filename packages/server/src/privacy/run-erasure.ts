import { writeAudit } from '../platform/audit/write-audit.ts'
import type { Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { carryOutErasure } from './carry-out-erasure.ts'
import { failRequest, finishRequest, lockRequest } from './request-queries.ts'

/** All or nothing, and once: a request that is done, or that another process works on, is left alone. */
export async function runErasure(ctx: Context, requestId: string): Promise<void> {
  try {
    await transaction(ctx, async (ctx) => {
      const request = await lockRequest(ctx, requestId)
      if (!request) return
      const { createdBy, customerId, contactId } = request
      // The audit names whoever asked for it, not the machine that did it.
      const actor = createdBy.id
        ? { ...ctx.actor, kind: 'person' as const, personId: createdBy.id, name: createdBy.name }
        : ctx.actor
      const asAuthor = { ...ctx, actor }
      const result = await carryOutErasure(asAuthor, requestId, { customerId, contactId })
      await finishRequest(ctx, requestId, result)
      await writeAudit(asAuthor, {
        action: 'privacy.erased',
        subjectType: 'privacy-request',
        subjectId: requestId,
        customerId,
        summary: { contactId, ...result },
      })
    })
  } catch (error) {
    await failRequest(ctx, requestId, error instanceof Error ? error.message.slice(0, 500) : 'unknown')
    throw error
  }
}
