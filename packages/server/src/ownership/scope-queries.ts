import type { Permission } from '@zhike/core/access/permissions'
import { sql } from 'kysely'
import { scopedCustomers } from '../platform/access/scoped-customers.ts'
import type { Context } from '../platform/context/context.ts'

export async function findCustomersInScope(
  ctx: Context,
  customerIds: readonly string[],
  permission: Permission,
): Promise<string[]> {
  const query = await scopedCustomers(ctx, permission)
  const rows = await query
    .select('c.id')
    .where('c.id', '=', sql<string>`any(${customerIds}::uuid[])`)
    .execute()
  return rows.map((row) => row.id)
}
