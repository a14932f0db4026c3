import type { Context } from '../platform/context/context.ts'
import type { OpenTenure } from './open-tenure.ts'
import { lockCustomers, readOpenTenures } from './tenure-queries.ts'

/** Locks customers in id order and then reads who holds them: nobody can change that before this transaction ends. */
export async function lockOpenTenures(ctx: Context, customerIds: readonly string[]): Promise<OpenTenure[]> {
  await lockCustomers(ctx, customerIds)
  return readOpenTenures(ctx, customerIds)
}
