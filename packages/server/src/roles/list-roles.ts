import { roleKeys, type RoleKey } from '@zhike/core/access/roles'
import type { Role } from '@zhike/core/roles/schema'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { presentRole } from './present-role.ts'
import { selectRoles } from './queries.ts'

/** Built-in roles in their usual order, then the company's own by name. */
export async function listRoles(ctx: Context): Promise<{ items: Role[] }> {
  requirePermission(ctx, 'role.read')
  const items = (await selectRoles(ctx)).map((row) => presentRole(ctx, row))
  const place = ({ isBuiltIn, key }: Role) => (isBuiltIn ? roleKeys.indexOf(key as RoleKey) : roleKeys.length)
  return { items: items.toSorted((a, b) => place(a) - place(b)) }
}
