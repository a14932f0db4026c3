import { Problem } from '@zhike/core/kernel/problem'
import { may, type Context } from '../platform/context/context.ts'
import { checkRoles } from './check-roles.ts'

/** Those of these roles that the actor may give to somebody. */
export async function givableRoles(ctx: Context, keys: readonly string[]): Promise<Set<string>> {
  if (may(ctx, 'role.manage')) return new Set(keys)
  const givable = new Set<string>()
  for (const key of keys) {
    try {
      await checkRoles(ctx, [key])
      givable.add(key)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
    }
  }
  return givable
}
