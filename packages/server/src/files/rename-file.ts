import type { CustomerFile } from '@zhike/core/files/schema'
import { lostUpdate, notFound } from '@zhike/core/kernel/problems'
import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { auditedName, fileRights, presentFile, requireChangeable } from './file-rights.ts'
import { selectFile, updateName } from './queries.ts'

export async function renameFile(
  ctx: Context,
  customerId: string,
  fileId: string,
  version: number,
  given: string,
): Promise<CustomerFile> {
  requirePermission(ctx, 'follow-up.write')
  return transaction(ctx, async (ctx) => {
    const { personId } = await requireCustomer(ctx, customerId, 'follow-up.write', { lock: true })
    const row = await selectFile(ctx, customerId, fileId)
    if (!row) throw notFound({ id: fileId })
    await requireChangeable(ctx, row, personId)
    if (row.version !== version) throw lostUpdate({ current: row.version, yours: version })
    const rights = await fileRights(ctx, customerId, personId)
    const name = given.normalize('NFC')
    if (name === row.name) return presentFile(ctx, row, rights)
    await updateName(ctx, customerId, fileId, name)
    await writeAudit(ctx, {
      action: 'file.rename',
      subjectType: 'file',
      subjectId: fileId,
      customerId,
      summary: { fields: ['name'] },
      before: auditedName(row),
      after: auditedName(row, name),
    })
    await emitEvent(ctx, 'customer.files-changed', { customerId })
    return presentFile(ctx, (await selectFile(ctx, customerId, fileId)) ?? row, rights)
  })
}
