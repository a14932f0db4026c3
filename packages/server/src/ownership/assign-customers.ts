import { newId } from '@zhike/core/kernel/ids'
import { notFound } from '@zhike/core/kernel/problems'
import { alreadyHolds, holderInactive, limitReached } from '@zhike/core/ownership/problems'
import { visibleHolders } from '../platform/access/visible-holders.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { listVisiblePoolIds } from '../pools/list-visible-pool-ids.ts'
import { lockBooks } from './lock-books.ts'
import { lockOpenTenures } from './lock-open-tenures.ts'
import { moveCustomers } from './move-customers.ts'
import { nobodyToAssignTo } from './nobody-to-assign-to.ts'
import { requireCustomers } from './require-customers.ts'

/**
 * A lead or administrator gives customers to a person: from people in the scope of assigning, or from pools that can be
 * seen. All or none, within the receiver's limit.
 */
export async function assignCustomers(
  ctx: Context,
  input: { customerIds: string[]; personId: string; note?: string | undefined },
) {
  requirePermission(ctx, 'customer.assign')
  const customerIds = [...new Set(input.customerIds)]
  if (customerIds.length > 1) requirePermission(ctx, 'customer.bulk-change')
  const { personId } = input
  const holders = await visibleHolders(ctx, 'customer.assign')
  if (holders.kind === 'people' && !holders.personIds.includes(personId)) throw await nobodyToAssignTo(ctx, personId)
  return transaction(ctx, async (ctx) => {
    const [book] = await lockBooks(ctx, [personId])
    if (!book) throw await nobodyToAssignTo(ctx, personId)
    if (!book.isActive) throw holderInactive({ name: book.name })
    const tenures = await lockOpenTenures(ctx, customerIds)
    const poolIds = new Set(await listVisiblePoolIds(ctx))
    const known = new Map(tenures.map((tenure) => [tenure.customerId, tenure]))
    const fromPeople = customerIds.filter((customerId) => known.get(customerId)?.personId != null)
    await requireCustomers(ctx, fromPeople, 'customer.assign')
    for (const customerId of customerIds) {
      const tenure = known.get(customerId)
      const isKnown = tenure && !tenure.isDeleted && (tenure.personId !== null || poolIds.has(tenure.poolId ?? ''))
      if (!isKnown) throw notFound({ id: customerId })
      if (tenure.personId === personId) throw alreadyHolds({ customer: tenure.customerName, holder: tenure.holderName })
    }
    const free = book.capacity === null ? Infinity : Math.max(0, book.capacity - book.held)
    if (tenures.length > free) {
      throw limitReached({ name: book.name, capacity: book.capacity, held: book.held, free, wanted: tenures.length })
    }
    const moved = await moveCustomers(ctx, {
      moves: tenures.map((tenure) => ({ tenure, newTenureId: newId() })),
      to: { personId },
      reasonCode: 'assigned',
      reason: input.note ? { note: input.note } : {},
    })
    return { moved }
  })
}
