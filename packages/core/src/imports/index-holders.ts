/** Whom an owner or author column may mean. */
export interface HolderCandidate {
  personId: string
  keys: readonly string[]
  isActive: boolean
  /** Inside the importer's data scope. */
  isInScope: boolean
}

export type HolderState = 'ok' | 'ambiguous' | 'inactive' | 'out-of-scope'

export interface IndexedHolder {
  key: string
  state: HolderState
  personId: string | null
  poolId: string | null
  /** How many active people answer to it. */
  count: number
  /** Who wrote a record of old: the only one, whether still here or not. */
  authorId: string | null
}

/**
 * One answer for each word that can stand in an owner column: a name, phone, staff number or e-mail, or a pool's name.
 * Active people go before those who left, and people before pools.
 */
export function indexHolders(
  people: readonly HolderCandidate[],
  pools: readonly { poolId: string; key: string }[],
): IndexedHolder[] {
  const byKey = new Map<string, HolderCandidate[]>()
  for (const person of people) {
    for (const key of new Set(person.keys)) {
      const known = byKey.get(key)
      if (known) known.push(person)
      else byKey.set(key, [person])
    }
  }
  const indexed = [...byKey].map(([key, candidates]): IndexedHolder => {
    const active = candidates.filter((person) => person.isActive)
    const [only] = active
    const author = active.length > 0 ? active : candidates
    const base = {
      key,
      personId: null,
      poolId: null,
      count: active.length,
      authorId: author.length === 1 ? (author[0]?.personId ?? null) : null,
    }
    if (only === undefined) return { ...base, state: 'inactive' }
    if (active.length > 1) return { ...base, state: 'ambiguous' }
    return { ...base, state: only.isInScope ? 'ok' : 'out-of-scope', personId: only.personId }
  })
  for (const { poolId, key } of pools) {
    if (!byKey.has(key)) indexed.push({ key, state: 'ok', personId: null, poolId, count: 0, authorId: null })
  }
  return indexed
}
