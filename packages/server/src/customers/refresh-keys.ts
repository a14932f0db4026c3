import { keysOf, uniteKeys, type IdentifyingFacts } from '@zhike/core/customers/customer-keys'
import type { Context } from '../platform/context/context.ts'
import { selectFacts } from './customer-queries.ts'
import { refreshCompleteness } from './refresh-completeness.ts'
import { saveKeys, selectMergedIdentities, selectReachable } from './key-queries.ts'

/**
 * Brings customer_keys up to a customer's own facts, its contacts' and those of the records merged into it; call it in
 * the transaction of the change.
 */
export async function refreshKeys(ctx: Context, customerId: string, facts?: IdentifyingFacts): Promise<void> {
  const current = facts ?? (await selectFacts(ctx, customerId))
  const own = keysOf(current, await selectReachable(ctx, customerId))
  const merged = (await selectMergedIdentities(ctx, [customerId])).map((identity) => keysOf(identity))
  await saveKeys(ctx, customerId, uniteKeys([own, ...merged]))
  // What a customer is found by and what is known of it change together.
  await refreshCompleteness(ctx, [customerId])
}
