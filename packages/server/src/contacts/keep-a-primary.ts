import type { Context } from '../platform/context/context.ts'
import { hasPrimary, promoteOldest } from './queries.ts'

/** A customer with contacts has a primary one: where it is gone, the oldest that is left takes over. */
export async function keepAPrimary(ctx: Context, customerId: string): Promise<void> {
  if (!(await hasPrimary(ctx, customerId))) await promoteOldest(ctx, customerId)
}
