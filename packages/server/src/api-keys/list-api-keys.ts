import type { ApiKey } from '@zhike/core/api-keys/schema'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { selectApiKeys } from './queries.ts'

/** My keys; everybody's for whoever manages people. */
export async function listApiKeys(ctx: Context, of: 'me' | 'everybody'): Promise<{ items: ApiKey[] }> {
  if (of === 'everybody') requirePermission(ctx, 'person.manage')
  return { items: await selectApiKeys(ctx, of === 'me' ? (ctx.actor.personId ?? '') : null) }
}
