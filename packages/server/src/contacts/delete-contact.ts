import { notFound } from '@zhike/core/kernel/problems'
import { refreshKeys } from '../customers/refresh-keys.ts'
import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { markContactDeleted, markReplaced, promoteOldest, selectContact } from './queries.ts'

/** Removes a contact; follow-ups that name it keep the name. The oldest one left takes over as primary. */
export async function deleteContact(ctx: Context, customerId: string, contactId: string): Promise<void> {
  requirePermission(ctx, 'contact.write')
  await transaction(ctx, async (ctx) => {
    await requireCustomer(ctx, customerId, 'contact.write', { lock: true })
    const row = await selectContact(ctx, customerId, contactId)
    if (!row) throw notFound({ id: contactId })
    await markContactDeleted(ctx, customerId, contactId)
    const replacedBy = row.isPrimary ? await promoteOldest(ctx, customerId) : null
    if (replacedBy) await markReplaced(ctx, customerId, contactId, replacedBy)
    await refreshKeys(ctx, customerId)
    const { name, title, mobile, email, wechat, notes, isPrimary } = row
    await writeAudit(ctx, {
      action: 'contact.delete',
      subjectType: 'contact',
      subjectId: contactId,
      customerId,
      before: { name, title, mobile, email, wechat, notes, isPrimary },
    })
  })
}
