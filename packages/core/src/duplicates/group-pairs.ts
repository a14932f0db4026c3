/** Puts what is connected together, a pair at a time, in memory that depends on the number of members alone. */
export class Groups {
  readonly #parent: Uint32Array

  constructor(size: number) {
    this.#parent = Uint32Array.from({ length: size }, (_, index) => index)
  }

  /** The smallest member of the group. Halves the way as it goes, so that long chains cost nothing the next time. */
  of(member: number): number {
    const parent = this.#parent
    let at = member
    for (;;) {
      const up = parent[at] as number
      if (up === at) return at
      const above = parent[up] as number
      parent[at] = above
      at = above
    }
  }

  join(one: number, other: number): void {
    const a = this.of(one)
    const b = this.of(other)
    if (a === b) return
    this.#parent[Math.max(a, b)] = Math.min(a, b)
  }
}

/** Connected groups of at least two, each in the order of its members' first mention. */
export function groupPairs(pairs: readonly (readonly [string, string])[]): string[][] {
  const numbers = new Map<string, number>()
  const numberOf = (id: string) => {
    const known = numbers.get(id)
    if (known !== undefined) return known
    numbers.set(id, numbers.size)
    return numbers.size - 1
  }
  const edges = pairs.map(([a, b]) => [numberOf(a), numberOf(b)] as const)
  const groups = new Groups(numbers.size)
  for (const [a, b] of edges) groups.join(a, b)
  const members = new Map<number, string[]>()
  for (const [id, number] of numbers) {
    const root = groups.of(number)
    members.set(root, [...(members.get(root) ?? []), id])
  }
  return [...members.values()].filter((group) => group.length > 1)
}
