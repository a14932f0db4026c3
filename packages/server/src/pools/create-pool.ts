import { newId } from '@zhike/core/kernel/ids'
import type { Pool } from '@zhike/core/pools/schema'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { checkPoolInput } from './check-pool-input.ts'
import { getPool } from './get-pool.ts'
import { insertPool, replaceDepartments } from './pool-queries.ts'

export async function createPool(
  ctx: Context,
  input: { name: string; description?: string | null | undefined; everyoneClaims: boolean; departmentIds: string[] },
): Promise<Pool> {
  requirePermission(ctx, 'pool.manage')
  return transaction(ctx, async (ctx) => {
    await checkPoolInput(ctx, input, null)
    const id = newId()
    const { name, description = null, everyoneClaims, departmentIds } = input
    await insertPool(ctx, { id, name, description, everyoneClaims })
    await replaceDepartments(ctx, id, departmentIds)
    await writeAudit(ctx, { action: 'pool.create', subjectType: 'pool', subjectId: id, after: input })
    return getPool(ctx, id)
  })
}
