import { fieldRulesOfBuiltIn } from '@zhike/core/access/protected-fields'
import { roles, type RoleKey } from '@zhike/core/access/roles'
import type { Role } from '@zhike/core/roles/schema'
import { may, type Context } from '../platform/context/context.ts'
import type { RoleRow } from './queries.ts'

/** A role as it is answered; what a built-in one grants stands in the program, not in its row. */
export function presentRole(ctx: Context, row: RoleRow): Role {
  const key = row.key as RoleKey
  const isOwn = !row.isBuiltIn && may(ctx, 'role.manage')
  return {
    ...row,
    grants: (row.isBuiltIn ? roles[key] : row.grants) as Role['grants'],
    fields: row.isBuiltIn ? (fieldRulesOfBuiltIn[key] ?? {}) : row.fields,
    abilities: { update: isOwn, delete: isOwn && row.people === 0 },
  }
}
