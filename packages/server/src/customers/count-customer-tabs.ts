import { customerScopes, type CustomerScope } from '@zhike/core/customers/schema'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { countCustomers } from './count-customers.ts'

type TabCounts = Record<CustomerScope, { count: number; capped: boolean }>

export async function countCustomerTabs(ctx: Context): Promise<TabCounts> {
  requirePermission(ctx, 'customer.read')
  const counts = await Promise.all(customerScopes.map(async (scope) => [scope, await countCustomers(ctx, { scope })]))
  return Object.fromEntries(counts) as TabCounts
}
