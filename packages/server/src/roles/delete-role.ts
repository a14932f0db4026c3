import { notFound } from '@zhike/core/kernel/problems'
import { roleInUse, roleIsBuiltIn } from '@zhike/core/roles/problems'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { countHolders, lockRole, removeRole } from './queries.ts'

export async function deleteRole(ctx: Context, key: string): Promise<void> {
  requirePermission(ctx, 'role.manage')
  await transaction(ctx, async (ctx) => {
    const role = await lockRole(ctx, key)
    if (!role) throw notFound({ id: key })
    if (role.isBuiltIn) throw roleIsBuiltIn({ role: key })
    const count = await countHolders(ctx, key)
    if (count > 0) throw roleInUse({ name: role.name ?? '', count })
    await removeRole(ctx, key)
    const { name, description, grants, fields } = role
    await writeAudit(ctx, {
      action: 'role.delete',
      subjectType: 'role',
      subjectId: key,
      before: { name, description, grants, fields },
    })
  })
}
