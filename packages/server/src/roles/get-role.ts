import { notFound } from '@zhike/core/kernel/problems'
import type { Role } from '@zhike/core/roles/schema'
import type { Context } from '../platform/context/context.ts'
import { presentRole } from './present-role.ts'
import { selectRoles } from './queries.ts'

export async function getRole(ctx: Context, key: string): Promise<Role> {
  const [row] = await selectRoles(ctx, key)
  if (!row) throw notFound({ id: key })
  return presentRole(ctx, row)
}
