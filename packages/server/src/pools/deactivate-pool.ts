import { notFound } from '@zhike/core/kernel/problems'
import { poolIsDefault, poolNamedByRule, poolNotEmpty } from '@zhike/core/pools/problems'
import type { Pool } from '@zhike/core/pools/schema'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { now, requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { getPool } from './get-pool.ts'
import { countPools, findRuleNaming, lockPoolForChange, updatePool } from './pool-queries.ts'

/**
 * Closes a pool. Its row is locked against whoever is about to put customers into it, so that none slips in between the
 * count and the closing. The default pool stays, so there is always one.
 */
export async function deactivatePool(ctx: Context, id: string): Promise<Pool> {
  requirePermission(ctx, 'pool.manage')
  return transaction(ctx, async (ctx) => {
    const pool = await lockPoolForChange(ctx, id)
    if (!pool || pool.kind !== 'public') throw notFound({ id })
    if (!pool.isActive) return getPool(ctx, id)
    if (pool.isDefault) throw poolIsDefault({ name: pool.name })
    const [counts] = await countPools(ctx, [id], now(ctx).toISOString())
    if (counts && counts.count > 0) throw poolNotEmpty({ name: pool.name, count: counts.count })
    const named = await findRuleNaming(ctx, id)
    if (named) throw poolNamedByRule({ name: pool.name, ...named })
    await updatePool(ctx, id, { isActive: false })
    await writeAudit(ctx, { action: 'pool.deactivate', subjectType: 'pool', subjectId: id })
    return getPool(ctx, id)
  })
}
