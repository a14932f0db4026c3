import { newId } from '@zhike/core/kernel/ids'
import { notFound } from '@zhike/core/kernel/problems'
import { alreadyHolds, holderChanged, holderInactive } from '@zhike/core/ownership/problems'
import type { ReasonCode } from '@zhike/core/ownership/reasons'
import type { TenureReason } from '@zhike/core/ownership/schema'
import { writeAudit } from '../platform/audit/write-audit.ts'
import type { Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { lockBooks, touchBooks } from './lock-books.ts'
import { requireArchivePool, requirePool } from './require-pool.ts'
import type { OpenTenure } from './open-tenure.ts'
import { changeFewTenures, lockCustomer, readOpenTenures, sourceOf } from './tenure-queries.ts'

export type HolderRef = { personId: string } | { poolId: string }

export interface HolderChange {
  customerId: string
  to: HolderRef
  reasonCode: ReasonCode
  reason?: TenureReason
  /** The tenure the change was decided on; another one meanwhile is a refusal. */
  expectedTenureId?: string | undefined
  ruleVersionId?: string | null
  rulePosition?: number | null
}

/**
 * The one operation that changes a customer's holder. Permissions, limits and scope are the caller's matter; that there
 * is exactly one holder at every instant is held here and by the database.
 */
export async function changeHolder(ctx: Context, change: HolderChange): Promise<{ tenureId: string }> {
  return transaction(ctx, async (ctx) => {
    await lockTarget(ctx, change)
    await lockCustomer(ctx, change.customerId)
    const [before] = await readOpenTenures(ctx, [change.customerId])
    if (!before) throw notFound({ id: change.customerId })
    refuseStale(before, change)
    const personId = 'personId' in change.to ? change.to.personId : null
    const poolId = 'poolId' in change.to ? change.to.poolId : null
    const tenureId = newId()
    const opened = await changeFewTenures(
      ctx,
      sourceOf([
        {
          customerId: change.customerId,
          tenureId,
          personId,
          poolId,
          reasonCode: change.reasonCode,
          reason: change.reason ?? {},
          ruleVersionId: change.ruleVersionId ?? null,
          rulePosition: change.rulePosition ?? null,
          expectedTenureId: before.tenureId,
        },
      ]),
    )
    if (opened.length === 0) throw holderChanged({ customer: before.customerName, holder: before.holderName })
    if (personId) await touchBooks(ctx, [personId])
    await writeAudit(ctx, {
      action: `ownership.${change.reasonCode}`,
      subjectType: 'customer',
      subjectId: change.customerId,
      customerId: change.customerId,
      summary: { tenureId, reasonCode: change.reasonCode },
      before: { personId: before.personId, poolId: before.poolId, tenureId: before.tenureId },
      after: { personId, poolId, tenureId },
    })
    await emitEvent(ctx, 'ownership.changed', { customerId: change.customerId, tenureId })
    return { tenureId }
  })
}

async function lockTarget(ctx: Context, change: HolderChange): Promise<void> {
  if ('personId' in change.to) {
    const [book] = await lockBooks(ctx, [change.to.personId])
    if (!book) throw notFound({ id: change.to.personId })
    if (!book.isActive) throw holderInactive({ name: book.name })
    return
  }
  if (change.reasonCode === 'archived') await requireArchivePool(ctx)
  else await requirePool(ctx, change.to.poolId)
}

function refuseStale(before: OpenTenure, change: HolderChange): void {
  const names = { customer: before.customerName, holder: before.holderName }
  if (change.expectedTenureId !== undefined && change.expectedTenureId !== before.tenureId) throw holderChanged(names)
  const isSame = 'personId' in change.to ? before.personId === change.to.personId : before.poolId === change.to.poolId
  if (isSame) throw alreadyHolds(names)
}
