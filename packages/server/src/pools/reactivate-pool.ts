import { notFound } from '@zhike/core/kernel/problems'
import type { Pool } from '@zhike/core/pools/schema'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { checkPoolInput } from './check-pool-input.ts'
import { getPool } from './get-pool.ts'
import { lockPoolForChange, updatePool } from './pool-queries.ts'

export async function reactivatePool(ctx: Context, id: string): Promise<Pool> {
  requirePermission(ctx, 'pool.manage')
  return transaction(ctx, async (ctx) => {
    const pool = await lockPoolForChange(ctx, id)
    if (!pool || pool.kind !== 'public') throw notFound({ id })
    if (pool.isActive) return getPool(ctx, id)
    await checkPoolInput(ctx, { name: pool.name }, id)
    await updatePool(ctx, id, { isActive: true })
    await writeAudit(ctx, { action: 'pool.reactivate', subjectType: 'pool', subjectId: id })
    return getPool(ctx, id)
  })
}
