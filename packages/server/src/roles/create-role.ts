import type { Grants } from '@zhike/core/access/roles'
import { newId } from '@zhike/core/kernel/ids'
import type { Role, RoleInput } from '@zhike/core/roles/schema'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { checkRoleValues } from './check-role-values.ts'
import { getRole } from './get-role.ts'
import { insertRole } from './queries.ts'

export async function createRole(ctx: Context, input: RoleInput): Promise<Role> {
  requirePermission(ctx, 'role.manage')
  return transaction(ctx, async (ctx) => {
    const { name, description = null, fields } = input
    const values = { name, description, grants: input.grants as Grants, fields }
    await checkRoleValues(ctx, null, values)
    const key = newId()
    await insertRole(ctx, key, values)
    await writeAudit(ctx, { action: 'role.create', subjectType: 'role', subjectId: key, after: values })
    return getRole(ctx, key)
  })
}
