import { createHash } from 'node:crypto'
import type { Context } from '../platform/context/context.ts'
import { readSetting } from '../settings/read-setting.ts'

/**
 * Stands for what the actor may see: rights with their scopes, masks and department. A file made under another print
 * may hold what is no longer to be seen.
 */
export async function accessPrint(ctx: Context): Promise<string> {
  const { grants, fields, departmentId, roles } = ctx.actor
  const rights = [...grants].map(([permission, scopes]) => [permission, [...scopes].sort()]).sort()
  const masks = Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))
  const masksOwn = await readSetting(ctx, 'access.mask-own-customers')
  const text = JSON.stringify([rights, masks, departmentId, [...roles].sort(), masksOwn])
  return createHash('sha256').update(text).digest('hex')
}
