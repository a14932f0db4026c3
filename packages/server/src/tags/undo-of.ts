import type { TagChange } from '@zhike/core/tags/schema'
import type { TagPair } from './customer-tag-queries.ts'

/** What takes these back: customers with the same change stand together. */
export function undoOf(added: readonly TagPair[], removed: readonly TagPair[]): TagChange[] {
  const byCustomer = new Map<string, { add: string[]; remove: string[] }>()
  const of = (customerId: string) => {
    const known = byCustomer.get(customerId) ?? { add: [], remove: [] }
    byCustomer.set(customerId, known)
    return known
  }
  for (const { customerId, tagId } of added) of(customerId).remove.push(tagId)
  for (const { customerId, tagId } of removed) of(customerId).add.push(tagId)
  const together = new Map<string, TagChange>()
  for (const [customerId, { add, remove }] of byCustomer) {
    const key = JSON.stringify([add.sort(), remove.sort()])
    const change = together.get(key)
    if (change) change.customerIds.push(customerId)
    else together.set(key, { customerIds: [customerId], add, remove })
  }
  return [...together.values()]
}
