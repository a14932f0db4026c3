import { groupTooDeep, mostLevels, parentIsBelow, parentIsItself } from '@zhike/core/customer-groups/problems'
import type { CustomerGroup } from '@zhike/core/customer-groups/schema'
import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { getCustomerGroup } from './get-customer-group.ts'
import { lockGroups } from './lock-groups.ts'
import { measureMove, saveParent, selectNames, selectParentId } from './parent-queries.ts'

/** Hangs a customer below another one, whom the actor has to see; what hangs on the customer comes along. */
export async function setCustomerParent(
  ctx: Context,
  askedId: string,
  askedParentId: string | null,
): Promise<CustomerGroup> {
  requirePermission(ctx, 'customer.update')
  return transaction(ctx, async (ctx) => {
    await lockGroups(ctx)
    const { id: customerId } = await requireCustomer(ctx, askedId, 'customer.update', { lock: true })
    const parentId = askedParentId?.toLowerCase() ?? null
    const before = await selectParentId(ctx, customerId)
    if (parentId !== null && parentId !== before) await refuseUnfit(ctx, customerId, parentId)
    if (parentId !== before) {
      await saveParent(ctx, customerId, parentId)
      await writeAudit(ctx, {
        action: 'customer.update',
        subjectType: 'customer',
        subjectId: customerId,
        customerId,
        summary: { fields: ['parentCustomerId'] },
        before: { parentCustomerId: before },
        after: { parentCustomerId: parentId },
      })
      const customerIds = [customerId, before, parentId].filter((id) => id !== null)
      await emitEvent(ctx, 'customer-groups.changed', { customerIds })
    }
    return getCustomerGroup(ctx, customerId)
  })
}

async function refuseUnfit(ctx: Context, customerId: string, parentId: string): Promise<void> {
  await requireCustomer(ctx, parentId)
  const names = await selectNames(ctx, [customerId, parentId])
  const name = names.get(customerId) ?? ''
  if (parentId === customerId) throw parentIsItself({ name })
  const { isBelow, levels } = await measureMove(ctx, customerId, parentId)
  if (isBelow) throw parentIsBelow({ name, parent: names.get(parentId) ?? '' })
  if (levels > mostLevels) throw groupTooDeep({ name, levels, limit: mostLevels })
}
