import type { Context } from '../platform/context/context.ts'
import { changeHolder } from './change-holder.ts'
import { requireArchivePool } from './require-pool.ts'

/** A deleted customer goes to the archive pool: its chain goes on, nobody is responsible for it any more. */
export async function archiveCustomer(ctx: Context, customerId: string): Promise<{ tenureId: string }> {
  const pool = await requireArchivePool(ctx)
  return changeHolder(ctx, { customerId, to: { poolId: pool.id }, reasonCode: 'archived' })
}
