import { requirePermission, type Context } from '../platform/context/context.ts'
import { selectSeenNames } from './parent-queries.ts'

export async function listCustomerNames(ctx: Context, ids: readonly string[]) {
  requirePermission(ctx, 'customer.read')
  return { items: await selectSeenNames(ctx, ids) }
}
