import { notFound } from '@zhike/core/kernel/problems'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { removeExchangeRate } from './queries.ts'

export async function deleteExchangeRate(ctx: Context, currency: string): Promise<void> {
  requirePermission(ctx, 'settings.manage')
  await transaction(ctx, async (ctx) => {
    if (!(await removeExchangeRate(ctx, currency))) throw notFound({ id: currency })
    await writeAudit(ctx, { action: 'exchange-rate.delete', subjectType: 'exchange-rate', subjectId: currency })
  })
}
