import { scopedPermissions } from '@zhike/core/access/permissions'
import { roleNameTaken, scopeNotForPermission, unknownScopeDepartment } from '@zhike/core/roles/problems'
import type { Context } from '../platform/context/context.ts'
import { findMissingDepartment, findRoleByName, lockRoleNames, type RoleValues } from './queries.ts'

const scoped = new Set<string>(scopedPermissions)

/** What a role may not say: a name that is taken, a scope where there is none, a department that does not exist. */
export async function checkRoleValues(ctx: Context, key: string | null, role: RoleValues): Promise<void> {
  await lockRoleNames(ctx)
  if (await findRoleByName(ctx, role.name, key)) throw roleNameTaken({ name: role.name })
  const departments = new Set<string>()
  for (const [permission, scopes = []] of Object.entries(role.grants)) {
    if (!scoped.has(permission) && scopes.some((scope) => scope !== 'all')) throw scopeNotForPermission({ permission })
    for (const scope of scopes) if (scope.startsWith('department:')) departments.add(scope.slice('department:'.length))
  }
  const missing = await findMissingDepartment(ctx, [...departments])
  if (missing) throw unknownScopeDepartment({ id: missing })
}
