import { keysOf, type IdentifyingFacts } from '@zhike/core/customers/customer-keys'
import type { Context } from '../platform/context/context.ts'
import { selectFacts } from './customer-queries.ts'
import { saveKeys, selectReachable } from './key-queries.ts'

/** Brings customer_keys up to a customer's own facts and its contacts'; call it in the transaction of the change. */
export async function refreshKeys(ctx: Context, customerId: string, facts?: IdentifyingFacts): Promise<void> {
  const current = facts ?? (await selectFacts(ctx, customerId))
  await saveKeys(ctx, customerId, keysOf(current, await selectReachable(ctx, customerId)))
}
