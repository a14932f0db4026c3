import { keysOf, uniteKeys } from '@zhike/core/customers/customer-keys'
import type { Context } from '../platform/context/context.ts'
import { saveKeysOf, selectFactsAndReachable, selectMergedIdentities } from './key-queries.ts'

/** As refresh-keys.ts, for many customers at once: what they are found by follows their facts and their contacts'. */
export async function refreshKeysOf(ctx: Context, customerIds: readonly string[]): Promise<void> {
  if (customerIds.length === 0) return
  const customers = await selectFactsAndReachable(ctx, customerIds)
  const merged = Map.groupBy(await selectMergedIdentities(ctx, customerIds), (identity) => identity.ofId)
  await saveKeysOf(
    ctx,
    customers.map((customer) => customer.id),
    customers.flatMap(({ id, contacts, ...facts }) => {
      const ofMerged = (merged.get(id) ?? []).map((identity) => keysOf(identity))
      return uniteKeys([keysOf(facts, contacts), ...ofMerged]).map((key) => ({ ...key, id }))
    }),
  )
}
