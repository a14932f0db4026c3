import type { Evidence } from './evidence.ts'

interface Side {
  /** null: not said; then it is the other's. */
  kind: string | null
  creditCode: string | null
}

/** What speaks for and against two being one, from the keys they share and the facts of both: as the scan's SQL has it. */
export function evidenceBetween(shared: Iterable<Evidence>, one: Side, other: Side): Evidence[] {
  const found = new Set(shared)
  const oneKind = one.kind ?? other.kind
  const otherKind = other.kind ?? one.kind
  const persons = [oneKind, otherKind].filter((kind) => kind === 'individual').length
  if (persons > 0) found.delete('nameElsewhere')
  if (persons === 2 && found.delete('name')) found.add('personName')
  if (one.creditCode && other.creditCode && one.creditCode !== other.creditCode) found.add('creditCodeDiffers')
  if (oneKind !== otherKind) found.add('kindDiffers')
  return [...found]
}
