import type { Context } from '../platform/context/context.ts'
import { deleteKeys } from './key-queries.ts'

/** What the customer was recognised by across customers is free again; inside the transaction of who takes it away. */
export function giveBackKeys(ctx: Context, customerId: string): Promise<void> {
  return deleteKeys(ctx, customerId)
}
