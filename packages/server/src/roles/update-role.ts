import type { Grants } from '@zhike/core/access/roles'
import { lostUpdate, notFound } from '@zhike/core/kernel/problems'
import { roleIsBuiltIn } from '@zhike/core/roles/problems'
import type { Role, RolePatch } from '@zhike/core/roles/schema'
import { changedFields } from '../platform/audit/changed-fields.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { checkRoleValues } from './check-role-values.ts'
import { getRole } from './get-role.ts'
import { lockRole, saveRole } from './queries.ts'

/** What changes counts from the next request of everybody who has the role: rights are read with each of them. */
export async function updateRole(ctx: Context, key: string, patch: RolePatch, version: number): Promise<Role> {
  requirePermission(ctx, 'role.manage')
  return transaction(ctx, async (ctx) => {
    const role = await lockRole(ctx, key)
    if (!role) throw notFound({ id: key })
    if (role.isBuiltIn) throw roleIsBuiltIn({ role: key })
    if (role.version !== version) throw lostUpdate({ current: role.version, yours: version })
    const { description, grants, fields } = role
    const before = { name: role.name ?? '', description, grants, fields }
    const after = {
      name: patch.name ?? before.name,
      description: patch.description === undefined ? description : patch.description,
      grants: (patch.grants as Grants | undefined) ?? grants,
      fields: patch.fields ?? fields,
    }
    const changes = changedFields(before, after)
    if (Object.keys(changes.after).length === 0) return getRole(ctx, key)
    await checkRoleValues(ctx, key, after)
    await saveRole(ctx, key, after)
    await writeAudit(ctx, { action: 'role.update', subjectType: 'role', subjectId: key, ...changes })
    return getRole(ctx, key)
  })
}
