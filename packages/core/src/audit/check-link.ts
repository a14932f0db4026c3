import {
  type AuditedValues,
  chainStart,
  digestEntry,
  digestValues,
  sameBytes,
  sealAfter,
  type Sha256,
} from './chain.ts'

/** A seal with what it covers; null is what is no longer there. */
export interface SealedRow {
  seq: number
  entryId: string
  /** What stays for ever, as texts in the order of sealing. */
  fields: readonly (string | null)[] | null
  values: AuditedValues | null
  valuesDigest: Uint8Array | null
  entryDigest: Uint8Array
  seal: Uint8Array
}

export interface ChainFault {
  kind: 'row-changed' | 'row-deleted' | 'values-changed' | 'seal-changed' | 'seals-deleted'
  seq: number
  /** Null where the seals themselves are gone: then nobody knows which rows they covered. */
  entryId: string | null
  /** The last of several deleted seals. */
  lastSeq?: number
}

/** Where a reader of the chain stands. */
export interface ChainPosition {
  seq: number
  /** What the next seal may follow; none where the one before is gone. Two where it was changed: as found, as due. */
  seals: readonly Uint8Array[]
}

export const chainBeginning: ChainPosition = { seq: 0, seals: [chainStart] }

/**
 * Checks one row against the one before it. A fault is told of the row where it lies and not of all that follow; values
 * that were erased are no fault.
 */
export function checkLink(
  position: ChainPosition,
  row: SealedRow,
  sha256: Sha256,
): { position: ChainPosition; faults: ChainFault[]; isErased: boolean } {
  const { seq, entryId } = row
  const faults: ChainFault[] = []
  const isGap = seq !== position.seq + 1
  if (isGap) faults.push({ kind: 'seals-deleted', seq: position.seq + 1, entryId: null, lastSeq: seq - 1 })
  if (row.fields === null) faults.push({ kind: 'row-deleted', seq, entryId })
  else if (!sameBytes(digestEntry(seq, row.fields, row.valuesDigest, sha256), row.entryDigest))
    faults.push({ kind: 'row-changed', seq, entryId })
  if (row.values !== null && !covers(row.valuesDigest, digestValues(row.values, sha256)))
    faults.push({ kind: 'values-changed', seq, entryId })
  const due = isGap ? [] : position.seals.map((previous) => sealAfter(previous, row.entryDigest, sha256))
  const isAsDue = due.length === 0 || due.some((seal) => sameBytes(seal, row.seal))
  if (!isAsDue) faults.push({ kind: 'seal-changed', seq, entryId })
  return {
    position: { seq, seals: isAsDue ? [row.seal] : [row.seal, ...due] },
    faults,
    isErased: row.values === null && row.valuesDigest !== null,
  }
}

function covers(sealed: Uint8Array | null, found: Uint8Array): boolean {
  return sealed !== null && sameBytes(sealed, found)
}
