import type { Customer } from '@zhike/core/customers/schema'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { loadCustomer } from './load-customer.ts'

export async function getCustomer(ctx: Context, customerId: string): Promise<Customer> {
  requirePermission(ctx, 'customer.read')
  return loadCustomer(ctx, customerId)
}
