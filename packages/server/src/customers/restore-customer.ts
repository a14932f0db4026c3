import { keysOf } from '@zhike/core/customers/customer-keys'
import type { Customer } from '@zhike/core/customers/schema'
import { notFound } from '@zhike/core/kernel/problems'
import type { CustomValues } from '@zhike/core/custom-fields/field-kinds'
import { explainTakenValues } from '../custom-fields/explain-taken-value.ts'
import { reopenCustomer } from '../ownership/reopen-customer.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { lockDeleted, markRestored, selectCustom, selectFacts } from './customer-queries.ts'
import { selectReachable } from './key-queries.ts'
import { loadCustomer } from './load-customer.ts'
import { refreshKeys } from './refresh-keys.ts'
import { refreshStats } from './refresh-stats.ts'
import { explainTakenKeys, refuseTakenKeys } from './refuse-taken-keys.ts'

/** Takes a customer back from the bin, unless another one has its external id or credit code by now. */
export async function restoreCustomer(ctx: Context, customerId: string): Promise<Customer> {
  requirePermission(ctx, 'customer.delete')
  let keys: ReturnType<typeof keysOf> = []
  let values: CustomValues = {}
  const restore = () =>
    transaction(ctx, async (ctx) => {
      if (!(await lockDeleted(ctx, customerId))) throw notFound({ id: customerId })
      const facts = await selectFacts(ctx, customerId)
      keys = keysOf(facts, await selectReachable(ctx, customerId))
      await refuseTakenKeys(ctx, keys, customerId)
      values = (await selectCustom(ctx, customerId)).custom as CustomValues
      await markRestored(ctx, customerId)
      await refreshKeys(ctx, customerId, facts)
      await refreshStats(ctx, { customerIds: [customerId] })
      await reopenCustomer(ctx, customerId)
      await writeAudit(ctx, {
        action: 'customer.restore',
        subjectType: 'customer',
        subjectId: customerId,
        customerId,
      })
      await emitEvent(ctx, 'customer.restored', { customerId })
      return loadCustomer(ctx, customerId, { anyScope: true })
    })
  const explained = () => explainTakenKeys(ctx, () => keys, customerId, restore)
  return explainTakenValues(ctx, 'customer', () => values, customerId, explained)
}
