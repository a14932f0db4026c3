import type { Department } from '@zhike/core/departments/schema'
import { notFound } from '@zhike/core/kernel/problems'
import type { Context } from '../platform/context/context.ts'
import { selectDepartments } from './queries.ts'

/** A company has hundreds of departments at most, so the tree is read whole. */
export async function getDepartment(ctx: Context, id: string): Promise<Department> {
  const department = (await selectDepartments(ctx)).find((one) => one.id === id)
  if (!department) throw notFound({ id })
  return department
}
