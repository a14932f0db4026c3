import type { CustomerGroup } from '@zhike/core/customer-groups/schema'
import { reaches, requireCustomer } from '../platform/access/scoped-customers.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { selectPath, selectTotals } from './group-queries.ts'

/** Where a customer stands: what lies above it, and what it and everything below it make together. */
export async function getCustomerGroup(ctx: Context, customerId: string): Promise<CustomerGroup> {
  requirePermission(ctx, 'customer.read')
  const { personId } = await requireCustomer(ctx, customerId)
  return {
    customerId,
    path: await selectPath(ctx, customerId),
    totals: await selectTotals(ctx, customerId),
    abilities: { setParent: await reaches(ctx, 'customer.update', personId, customerId) },
  }
}
