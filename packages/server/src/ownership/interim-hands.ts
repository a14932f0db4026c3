import type { Context } from '../platform/context/context.ts'
import type { PoolRow } from './book-queries.ts'
import { findDepartmentPool } from './hand-over-queries.ts'
import { requireDefaultPool } from './require-pool.ts'

/** The pool that takes what somebody of this department leaves: the department's, else the nearest above, else the public one. */
export async function interimPool(
  ctx: Context,
  departmentId: string | null,
): Promise<PoolRow & { isDepartments: boolean }> {
  const own = departmentId === null ? undefined : await findDepartmentPool(ctx, departmentId)
  return own ? { ...own, isDepartments: true } : { ...(await requireDefaultPool(ctx)), isDepartments: false }
}
