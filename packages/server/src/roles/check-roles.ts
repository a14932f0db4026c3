import { permissions } from '@zhike/core/access/permissions'
import { roles as builtIn, type Grants, type RoleKey } from '@zhike/core/access/roles'
import { roleAboveOwn, unknownRole } from '@zhike/core/roles/problems'
import { may, type Context } from '../platform/context/context.ts'
import { lockRoles } from './queries.ts'

/**
 * Roles that are to be given to somebody: they exist, and grant no more than the giver has. Whoever manages roles could
 * make any of them and is not held to that.
 */
export async function checkRoles(ctx: Context, keys: readonly string[]): Promise<void> {
  const found = await lockRoles(ctx, keys)
  for (const key of keys) {
    const role = found.find((one) => one.key === key)
    if (!role) throw unknownRole({ role: key })
    if (may(ctx, 'role.manage')) continue
    const above = firstAbove(ctx, role.isBuiltIn ? builtIn[key as RoleKey] : role.grants)
    if (above) throw roleAboveOwn({ role: role.name ?? key, permission: above })
  }
}

function firstAbove(ctx: Context, grants: Grants): string | undefined {
  return permissions.find((permission) => {
    const own = ctx.actor.grants.get(permission)
    if (own?.has('all')) return false
    return (grants[permission] ?? []).some((scope) => !own?.has(scope))
  })
}
