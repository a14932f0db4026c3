import { notFound } from '@zhike/core/kernel/problems'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { deleteProviderRow, selectProvider } from './queries.ts'

export async function deleteIdentityProvider(ctx: Context, id: string): Promise<void> {
  requirePermission(ctx, 'settings.manage')
  await transaction(ctx, async (ctx) => {
    const row = await selectProvider(ctx, id, true)
    if (!row || !(await deleteProviderRow(ctx, id))) throw notFound({ id })
    const { clientSecret: _, ...before } = row
    await writeAudit(ctx, {
      action: 'identity-provider.delete',
      subjectType: 'identity-provider',
      subjectId: id,
      before,
    })
  })
}
