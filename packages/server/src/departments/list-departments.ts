import type { Department } from '@zhike/core/departments/schema'
import type { Context } from '../platform/context/context.ts'
import { selectDepartments } from './queries.ts'

export async function listDepartments(ctx: Context): Promise<{ items: Department[] }> {
  return { items: await selectDepartments(ctx) }
}
