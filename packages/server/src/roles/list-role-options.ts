import { roleKeys, type RoleKey } from '@zhike/core/access/roles'
import type { RoleOption } from '@zhike/core/roles/schema'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { selectRoleOptions } from './queries.ts'

export async function listRoleOptions(ctx: Context): Promise<{ items: RoleOption[] }> {
  requirePermission(ctx, 'person.read')
  const place = ({ isBuiltIn, key }: RoleOption) => (isBuiltIn ? roleKeys.indexOf(key as RoleKey) : roleKeys.length)
  return { items: (await selectRoleOptions(ctx)).toSorted((a, b) => place(a) - place(b)) }
}
