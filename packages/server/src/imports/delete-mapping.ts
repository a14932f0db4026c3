import { mappingOfOthers } from '@zhike/core/imports/problems'
import { notFound } from '@zhike/core/kernel/problems'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { findMapping, removeMapping } from './mapping-queries.ts'
import { mayChangeMapping } from './present-mapping.ts'

export async function deleteMapping(ctx: Context, id: string): Promise<void> {
  requirePermission(ctx, 'customer.import')
  await transaction(ctx, async (ctx) => {
    const stored = await findMapping(ctx, id)
    if (!stored) throw notFound({ id })
    if (!mayChangeMapping(ctx, stored.createdBy)) throw mappingOfOthers({ name: stored.name })
    await removeMapping(ctx, id)
    await writeAudit(ctx, {
      action: 'import.delete-mapping',
      subjectType: 'import-mapping',
      subjectId: id,
      summary: { kind: stored.kind, name: stored.name },
    })
  })
}
