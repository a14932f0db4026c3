import { mostFiles, tooManyFiles } from '@zhike/core/files/problems'
import type { CustomerFile } from '@zhike/core/files/schema'
import { notFound } from '@zhike/core/kernel/problems'
import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { fileRights, presentFile, requireChangeable } from './file-rights.ts'
import { countFiles, markDeleted, selectFile } from './queries.ts'

/** Takes a file back from the bin. */
export async function restoreFile(ctx: Context, customerId: string, fileId: string): Promise<CustomerFile> {
  requirePermission(ctx, 'follow-up.write')
  return transaction(ctx, async (ctx) => {
    const { personId } = await requireCustomer(ctx, customerId, 'follow-up.write', { lock: true })
    const deleted = await selectFile(ctx, customerId, fileId, 'bin')
    if (!deleted) throw notFound({ id: fileId })
    await requireChangeable(ctx, deleted, personId)
    const count = await countFiles(ctx, customerId)
    if (count >= mostFiles) throw tooManyFiles({ count })
    await markDeleted(ctx, customerId, fileId, false)
    await writeAudit(ctx, { action: 'file.restore', subjectType: 'file', subjectId: fileId, customerId })
    await emitEvent(ctx, 'customer.files-changed', { customerId })
    const row = await selectFile(ctx, customerId, fileId)
    if (!row) throw notFound({ id: fileId })
    return presentFile(ctx, row, await fileRights(ctx, customerId, personId))
  })
}
