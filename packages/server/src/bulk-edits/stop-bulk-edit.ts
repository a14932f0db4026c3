import type { BulkEdit } from '@zhike/core/bulk-edits/schema'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { loadBulkEdit, loadEdit } from './load-bulk-edit.ts'
import { lockEdit, markStopped } from './queries.ts'

/** Between two chunks; one that is over stays as it is. */
export async function stopBulkEdit(ctx: Context, id: string): Promise<BulkEdit> {
  requirePermission(ctx, 'customer.bulk-change')
  await loadEdit(ctx, id)
  return transaction(ctx, async (ctx) => {
    const edit = await lockEdit(ctx, id)
    if (edit?.state === 'queued' || edit?.state === 'running') {
      await markStopped(ctx, id)
      await writeAudit(ctx, { action: 'customer.bulk-stop', subjectType: 'bulk-edit', subjectId: id })
    }
    return loadBulkEdit(ctx, id)
  })
}
