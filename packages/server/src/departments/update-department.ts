import { departmentLoop, unknownDepartment } from '@zhike/core/departments/problems'
import type { Department, DepartmentPatch } from '@zhike/core/departments/schema'
import { lostUpdate, notFound } from '@zhike/core/kernel/problems'
import { changedFields } from '../platform/audit/changed-fields.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { checkDepartmentNames } from './check-department-names.ts'
import { getDepartment } from './get-department.ts'
import { isWithin, lockDepartment, lockDepartmentTree, saveDepartment } from './queries.ts'

/** Renames or moves a department; whatever lies below moves with it. */
export async function updateDepartment(
  ctx: Context,
  id: string,
  patch: DepartmentPatch,
  version: number,
): Promise<Department> {
  requirePermission(ctx, 'person.manage')
  return transaction(ctx, async (ctx) => {
    await lockDepartmentTree(ctx)
    const department = await lockDepartment(ctx, id)
    if (!department) throw notFound({ id })
    if (department.version !== version) throw lostUpdate({ current: department.version, yours: version })
    const wanted = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
    const changed = changedFields(department, wanted)
    if (Object.keys(changed.after).length === 0) return getDepartment(ctx, id)
    const after = { ...department, ...wanted }
    if (after.parentId !== department.parentId && after.parentId !== null) {
      const parent = await lockDepartment(ctx, after.parentId)
      if (!parent) throw unknownDepartment({ id: after.parentId })
      if (await isWithin(ctx, parent.id, id)) throw departmentLoop({ name: department.name, parent: parent.name })
    }
    await checkDepartmentNames(ctx, after)
    await saveDepartment(ctx, id, changed.after)
    await writeAudit(ctx, { action: 'department.update', subjectType: 'department', subjectId: id, ...changed })
    return getDepartment(ctx, id)
  })
}
