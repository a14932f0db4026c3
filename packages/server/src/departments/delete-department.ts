import { departmentInUse, departmentNotEmpty } from '@zhike/core/departments/problems'
import { notFound } from '@zhike/core/kernel/problems'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { countInDepartment, lockDepartment, lockDepartmentTree, removeDepartment } from './queries.ts'

/** Removes a department that nobody and nothing hangs on. */
export async function deleteDepartment(ctx: Context, id: string): Promise<void> {
  requirePermission(ctx, 'person.manage')
  await transaction(ctx, async (ctx) => {
    await lockDepartmentTree(ctx)
    const department = await lockDepartment(ctx, id)
    if (!department) throw notFound({ id })
    const { people, children, pools } = await countInDepartment(ctx, id)
    if (people > 0 || children > 0) throw departmentNotEmpty({ name: department.name, people, children })
    if (pools > 0) throw departmentInUse({ name: department.name })
    await removeDepartment(ctx, id)
    await writeAudit(ctx, { action: 'department.delete', subjectType: 'department', subjectId: id, before: department })
  })
}
