export interface WantedLink {
  customerId: string
  parentId: string
  /** Levels of what hangs below the customer, itself included. */
  height: number
}

export type Unfit = 'in-circle' | 'too-deep'

/**
 * Which of many links that are to be made at once cannot be: those that would close a circle with the links that stand
 * or with each other, and those with which a group would have too many levels. `parentOf` knows everybody above the
 * customers and their wanted parents.
 */
export function unfitLinks(
  parentOf: ReadonlyMap<string, string>,
  wanted: readonly WantedLink[],
  mostLevels: number,
): Map<string, Unfit> {
  const unfit = new Map<string, Unfit>()
  const after = new Map(parentOf)
  for (const { customerId, parentId } of wanted) after.set(customerId, parentId)
  let left = wanted
  for (;;) {
    const circled = left.filter(({ customerId }) => levelsAbove(after, customerId) === null)
    if (circled.length === 0) break
    for (const { customerId } of circled) {
      unfit.set(customerId, 'in-circle')
      const before = parentOf.get(customerId)
      if (before === undefined) after.delete(customerId)
      else after.set(customerId, before)
    }
    left = left.filter(({ customerId }) => !unfit.has(customerId))
  }
  for (const { customerId, height } of left) {
    if ((levelsAbove(after, customerId) ?? 0) + height > mostLevels) unfit.set(customerId, 'too-deep')
  }
  return unfit
}

/** How many stand above a customer; null where it comes back to itself. A circle further up is not its own. */
function levelsAbove(parentOf: ReadonlyMap<string, string>, customerId: string): number | null {
  const seen = new Set([customerId])
  for (let at = parentOf.get(customerId); at !== undefined; at = parentOf.get(at)) {
    if (at === customerId) return null
    if (seen.has(at)) break
    seen.add(at)
  }
  return seen.size - 1
}
