import type { Department, NewDepartment } from '@zhike/core/departments/schema'
import { newId } from '@zhike/core/kernel/ids'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { checkDepartment } from './check-department.ts'
import { checkDepartmentNames } from './check-department-names.ts'
import { getDepartment } from './get-department.ts'
import { insertDepartment, lastPosition, lockDepartmentTree } from './queries.ts'

/** Adds a department, after its siblings unless a position is given. */
export async function createDepartment(ctx: Context, input: NewDepartment): Promise<Department> {
  requirePermission(ctx, 'person.manage')
  return transaction(ctx, async (ctx) => {
    await lockDepartmentTree(ctx)
    const parentId = input.parentId ?? null
    await checkDepartment(ctx, parentId)
    const row = {
      id: newId(),
      parentId,
      name: input.name,
      position: input.position ?? (await lastPosition(ctx, parentId)) + 1,
      externalId: input.externalId ?? null,
    }
    await checkDepartmentNames(ctx, row)
    await insertDepartment(ctx, row)
    await writeAudit(ctx, { action: 'department.create', subjectType: 'department', subjectId: row.id, after: row })
    return getDepartment(ctx, row.id)
  })
}
