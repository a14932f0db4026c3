import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { deleteWatch } from './customer-queries.ts'

export async function unwatchCustomer(ctx: Context, customerId: string): Promise<void> {
  requirePermission(ctx, 'customer.read')
  await requireCustomer(ctx, customerId)
  if (ctx.actor.personId) await deleteWatch(ctx, customerId, ctx.actor.personId)
}
