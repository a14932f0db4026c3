import type { Permission } from '@zhike/core/access/permissions'
import { notAllowed, notFound } from '@zhike/core/kernel/problems'
import type { Context } from '../platform/context/context.ts'
import { findCustomersInScope } from './scope-queries.ts'

/** requireCustomer for several: outside the read scope one does not exist, inside it but beyond the permission is 403. */
export async function requireCustomers(
  ctx: Context,
  customerIds: readonly string[],
  permission: Permission,
): Promise<void> {
  const readable = new Set(await findCustomersInScope(ctx, customerIds, 'customer.read'))
  const unknown = customerIds.find((customerId) => !readable.has(customerId))
  if (unknown) throw notFound({ id: unknown })
  const reached = await findCustomersInScope(ctx, customerIds, permission)
  if (reached.length < customerIds.length) throw notAllowed({ action: permission })
}
