import { archiveCustomer } from '../ownership/archive-customer.ts'
import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { markDeleted } from './customer-queries.ts'
import { deleteKeys } from './key-queries.ts'

/** Moves a customer to the bin: its keys are free again, its chain of holders goes on in the archive. */
export async function deleteCustomer(ctx: Context, customerId: string): Promise<void> {
  requirePermission(ctx, 'customer.delete')
  await transaction(ctx, async (ctx) => {
    await requireCustomer(ctx, customerId, 'customer.delete', { lock: true })
    await archiveCustomer(ctx, customerId)
    await markDeleted(ctx, customerId)
    await deleteKeys(ctx, customerId)
    await writeAudit(ctx, { action: 'customer.delete', subjectType: 'customer', subjectId: customerId, customerId })
    await emitEvent(ctx, 'customer.deleted', { customerId })
  })
}
