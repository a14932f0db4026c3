import { notAuthor } from '@zhike/core/follow-ups/problems'
import { notFound } from '@zhike/core/kernel/problems'
import { recordFollowUp } from '../customers/record-follow-up.ts'
import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { mayChange } from './present-follow-up.ts'
import { markFollowUpDeleted, selectFollowUp } from './queries.ts'

export async function deleteFollowUp(ctx: Context, customerId: string, followUpId: string): Promise<void> {
  requirePermission(ctx, 'follow-up.write')
  await transaction(ctx, async (ctx) => {
    await requireCustomer(ctx, customerId, 'follow-up.write')
    const row = await selectFollowUp(ctx, customerId, followUpId)
    if (!row) throw notFound({ id: followUpId })
    if (!mayChange(ctx, row.authorId)) throw notAuthor({ author: row.authorName })
    await markFollowUpDeleted(ctx, customerId, followUpId)
    await recordFollowUp(ctx, customerId)
    const { kind, text, contactId, happenedAt, nextContactOn, nextStep, fileId } = row
    await writeAudit(ctx, {
      action: 'follow-up.delete',
      subjectType: 'follow-up',
      subjectId: followUpId,
      customerId,
      before: { kind, text, contactId, happenedAt, nextContactOn, nextStep, fileId },
    })
  })
}
