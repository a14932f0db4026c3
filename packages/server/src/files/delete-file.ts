import { notFound } from '@zhike/core/kernel/problems'
import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { auditedName, requireChangeable } from './file-rights.ts'
import { markDeleted, selectFile } from './queries.ts'

/** Into the bin; the content stays, so that it can come back. */
export async function deleteFile(ctx: Context, customerId: string, fileId: string): Promise<void> {
  requirePermission(ctx, 'follow-up.write')
  await transaction(ctx, async (ctx) => {
    const { personId } = await requireCustomer(ctx, customerId, 'follow-up.write', { lock: true })
    const row = await selectFile(ctx, customerId, fileId)
    if (!row) throw notFound({ id: fileId })
    await requireChangeable(ctx, row, personId)
    await markDeleted(ctx, customerId, fileId, true)
    await writeAudit(ctx, {
      action: 'file.delete',
      subjectType: 'file',
      subjectId: fileId,
      customerId,
      before: { ...auditedName(row), byteSize: Number(row.byteSize), contactId: row.contactId },
    })
    await emitEvent(ctx, 'customer.files-changed', { customerId })
  })
}
