import { lostUpdate, notFound } from '@zhike/core/kernel/problems'
import { poolInactive } from '@zhike/core/pools/problems'
import type { Pool } from '@zhike/core/pools/schema'
import { changedFields } from '../platform/audit/changed-fields.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { checkPoolInput } from './check-pool-input.ts'
import { getPool } from './get-pool.ts'
import { lockPoolForChange, makeDefault, replaceDepartments, updatePool as save } from './pool-queries.ts'

export interface PoolPatch {
  name?: string | undefined
  description?: string | null | undefined
  everyoneClaims?: boolean | undefined
  departmentIds?: string[] | undefined
  isDefault?: true | undefined
}

export async function updatePool(ctx: Context, id: string, patch: PoolPatch, version: number): Promise<Pool> {
  requirePermission(ctx, 'pool.manage')
  return transaction(ctx, async (ctx) => {
    const current = await lockPoolForChange(ctx, id)
    if (!current || current.kind !== 'public') throw notFound({ id })
    if (current.version !== version) throw lostUpdate({ current: current.version, yours: version })
    if (patch.isDefault && !current.isActive) throw poolInactive({ name: current.name })
    await checkPoolInput(ctx, patch, id)
    const before = await getPool(ctx, id)
    const { name, description, everyoneClaims } = patch
    await save(ctx, id, {
      ...(name === undefined ? {} : { name }),
      ...(description === undefined ? {} : { description }),
      ...(everyoneClaims === undefined ? {} : { everyoneClaims }),
    })
    if (patch.departmentIds) await replaceDepartments(ctx, id, patch.departmentIds)
    if (patch.isDefault && !current.isDefault) await makeDefault(ctx, id)
    const after = await getPool(ctx, id)
    await writeAudit(ctx, {
      action: 'pool.update',
      subjectType: 'pool',
      subjectId: id,
      ...changedFields(settingsOf(before), settingsOf(after)),
    })
    return after
  })
}

function settingsOf({ name, description, everyoneClaims, departments, isDefault }: Pool): Record<string, unknown> {
  return { name, description, everyoneClaims, departments, isDefault }
}
