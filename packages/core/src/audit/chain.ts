/** SHA-256, brought by the caller: core does no I/O and knows no platform. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array

/** What the first seal is chained to. */
export const chainStart: Uint8Array = new Uint8Array(32)

/** What may be erased, as the database writes it. */
export interface AuditedValues {
  salt: Uint8Array
  before: string | null
  after: string | null
}

const utf8 = new TextEncoder()

/**
 * The canonical form of a row of texts: each with its length in bytes before it, so that no two rows look alike, and a
 * missing one differs from an empty one. The same form is written in SQL where rows are sealed.
 */
export function canonicalText(fields: readonly (string | null)[]): string {
  return fields.map((field) => (field === null ? '-' : `${utf8.encode(field).length}:${field}`)).join('')
}

/** Covers the values without giving them away: once salt and values are erased, nothing leads back from the digest. */
export function digestValues(values: AuditedValues, sha256: Sha256): Uint8Array {
  return sha256(joined(values.salt, utf8.encode(canonicalText([values.before, values.after]))))
}

/** Covers everything of an audit row that stays for ever, its place in the chain and the digest of its values. */
export function digestEntry(
  seq: number,
  fields: readonly (string | null)[],
  valuesDigest: Uint8Array | null,
  sha256: Sha256,
): Uint8Array {
  const values = valuesDigest === null ? null : toHex(valuesDigest)
  return sha256(utf8.encode(canonicalText([String(seq), ...fields, values])))
}

/** The seal of a row follows from the one before it, so that none can be changed or taken out unseen. */
export function sealAfter(previous: Uint8Array, entryDigest: Uint8Array, sha256: Sha256): Uint8Array {
  return sha256(joined(previous, entryDigest))
}

// Plain loops: the doctor follows millions of links.
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false
  return true
}

const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

export function toHex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += hexOfByte[byte]
  return text
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const all = new Uint8Array(a.length + b.length)
  all.set(a)
  all.set(b, a.length)
  return all
}
