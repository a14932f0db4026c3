import { keysOf, uniteKeys } from '@zhike/core/customers/customer-keys'
import type { Context } from '../platform/context/context.ts'
import { refreshCompleteness } from './refresh-completeness.ts'
import { refreshKeys } from './refresh-keys.ts'
import { saveKeysOf, selectFactsAndReachable, selectMergedIdentities } from './key-queries.ts'

/**
 * As refresh-keys.ts, for many customers at once: what they are found by follows their facts and their contacts'. Those
 * that others were merged into are few; each is looked at by itself.
 */
export async function refreshKeysOf(ctx: Context, customerIds: readonly string[]): Promise<void> {
  if (customerIds.length === 0) return
  const found = await selectFactsAndReachable(ctx, customerIds)
  for (const { id } of found.filter((customer) => customer.isSurvivor)) await refreshKeys(ctx, id)
  const customers = found.filter((customer) => !customer.isSurvivor)
  const merged = Map.groupBy(await selectMergedIdentities(ctx, customerIds), (identity) => identity.ofId)
  await saveKeysOf(
    ctx,
    customers.map((customer) => customer.id),
    customers.flatMap(({ id, contacts, isSurvivor: _, ...facts }) => {
      const ofMerged = (merged.get(id) ?? []).map((identity) => keysOf(identity))
      return uniteKeys([keysOf(facts, contacts), ...ofMerged]).map((key) => ({ ...key, id }))
    }),
  )
  await refreshCompleteness(ctx, customerIds)
}
