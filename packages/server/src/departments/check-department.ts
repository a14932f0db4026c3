import { unknownDepartment } from '@zhike/core/departments/problems'
import type { Context } from '../platform/context/context.ts'
import { departmentExists } from './queries.ts'

export async function checkDepartment(ctx: Context, id: string | null): Promise<void> {
  if (id !== null && !(await departmentExists(ctx, id))) throw unknownDepartment({ id })
}
