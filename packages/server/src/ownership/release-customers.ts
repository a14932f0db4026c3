import { newId } from '@zhike/core/kernel/ids'
import { noteRequired, notHeldByPerson } from '@zhike/core/ownership/problems'
import type { ReleaseCode } from '@zhike/core/ownership/reasons'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { requireVisiblePool } from '../pools/get-pool.ts'
import { lockOpenTenures } from './lock-open-tenures.ts'
import { moveCustomers } from './move-customers.ts'
import { requireCustomers } from './require-customers.ts'
import { requireDefaultPool, requirePool } from './require-pool.ts'

/** Gives customers back to a pool, all or none: each must be held by somebody the actor may release for. */
export async function releaseCustomers(
  ctx: Context,
  input: { customerIds: string[]; poolId?: string | undefined; reasonCode: ReleaseCode; note?: string | undefined },
) {
  requirePermission(ctx, 'customer.release')
  if (input.reasonCode === 'other' && !input.note) throw noteRequired()
  const customerIds = [...new Set(input.customerIds)]
  if (customerIds.length > 1) requirePermission(ctx, 'customer.bulk-change')
  return transaction(ctx, async (ctx) => {
    if (input.poolId) await requireVisiblePool(ctx, input.poolId)
    const pool = input.poolId ? await requirePool(ctx, input.poolId) : await requireDefaultPool(ctx)
    const tenures = await lockOpenTenures(ctx, customerIds)
    await requireCustomers(ctx, customerIds, 'customer.release')
    const pooled = tenures.find((tenure) => tenure.personId === null)
    if (pooled) throw notHeldByPerson({ customer: pooled.customerName, holder: pooled.holderName })
    const moved = await moveCustomers(ctx, {
      moves: tenures.map((tenure) => ({ tenure, newTenureId: newId() })),
      to: { poolId: pool.id },
      reasonCode: 'released',
      reason: { releaseCode: input.reasonCode, ...(input.note ? { note: input.note } : {}) },
    })
    return { moved }
  })
}
