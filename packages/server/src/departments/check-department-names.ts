import { departmentExternalIdTaken, departmentNameTaken } from '@zhike/core/departments/problems'
import type { Context } from '../platform/context/context.ts'
import { findDepartmentByExternalId, findSiblingByName } from './queries.ts'

export async function checkDepartmentNames(
  ctx: Context,
  department: { id: string; parentId: string | null; name: string; externalId: string | null },
): Promise<void> {
  const { id, parentId, name, externalId } = department
  if (await findSiblingByName(ctx, parentId, name, id)) throw departmentNameTaken({ name })
  if (externalId === null) return
  const other = await findDepartmentByExternalId(ctx, externalId)
  if (other !== undefined && other !== id) throw departmentExternalIdTaken({ value: externalId })
}
