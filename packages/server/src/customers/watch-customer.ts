import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { insertWatch } from './customer-queries.ts'

/** A private mark of the person's own: neither audited nor an event. */
export async function watchCustomer(ctx: Context, customerId: string): Promise<void> {
  requirePermission(ctx, 'customer.read')
  await requireCustomer(ctx, customerId)
  if (ctx.actor.personId) await insertWatch(ctx, customerId, ctx.actor.personId)
}
