import { notAuthor, writtenAgain } from '@zhike/core/follow-ups/problems'
import type { FollowUp } from '@zhike/core/follow-ups/schema'
import { notFound } from '@zhike/core/kernel/problems'
import { recordFollowUp } from '../customers/record-follow-up.ts'
import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { isUniqueViolation } from '../platform/database/unique-violation.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { mayChange, presentFollowUp } from './present-follow-up.ts'
import { markFollowUpRestored, selectDeletedFollowUp, selectFollowUp } from './queries.ts'

/** Takes a follow-up back from the bin. What is agreed for the next contact stays as it is now. */
export async function restoreFollowUp(ctx: Context, customerId: string, followUpId: string): Promise<FollowUp> {
  requirePermission(ctx, 'follow-up.write')
  try {
    return await transaction(ctx, async (ctx) => {
      await requireCustomer(ctx, customerId, 'follow-up.write')
      const deleted = await selectDeletedFollowUp(ctx, customerId, followUpId)
      if (!deleted) throw notFound({ id: followUpId })
      if (!mayChange(ctx, deleted.authorId)) throw notAuthor({ author: deleted.authorName })
      await markFollowUpRestored(ctx, customerId, followUpId)
      await recordFollowUp(ctx, customerId)
      await writeAudit(ctx, {
        action: 'follow-up.restore',
        subjectType: 'follow-up',
        subjectId: followUpId,
        customerId,
      })
      await emitEvent(ctx, 'follow-up.saved', { customerId, followUpId })
      const row = await selectFollowUp(ctx, customerId, followUpId)
      if (!row) throw notFound({ id: followUpId })
      return presentFollowUp(ctx, row, true)
    })
  } catch (error) {
    // It came from a file that was imported again meanwhile.
    if (isUniqueViolation(error, 'follow_ups_fingerprint')) throw writtenAgain()
    throw error
  }
}
