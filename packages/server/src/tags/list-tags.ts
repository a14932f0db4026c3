import type { Tag } from '@zhike/core/tags/schema'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { selectTags } from './queries.ts'

export async function listTags(ctx: Context): Promise<{ items: Tag[] }> {
  requirePermission(ctx, 'customer.read')
  return { items: await selectTags(ctx) }
}
