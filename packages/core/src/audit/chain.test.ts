import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalText, digestEntry, digestValues, sealAfter, chainStart, toHex, type Sha256 } from './chain.ts'
import { chainBeginning, checkLink, type ChainFault, type SealedRow } from './check-link.ts'

const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest()

const field = fc.option(fc.string({ unit: 'grapheme', maxLength: 12 }))
const fields = fc.array(field, { minLength: 3, maxLength: 3 })
const values = fc.option(
  fc.record({ salt: fc.uint8Array({ minLength: 16, maxLength: 16 }), before: field, after: field }),
)
const chain = fc.array(fc.record({ fields, values }), { minLength: 1, maxLength: 12 }).map(sealed)

function sealed(rows: { fields: (string | null)[]; values: SealedRow['values'] }[]): SealedRow[] {
  let previous = chainStart
  return rows.map((row, index) => {
    const seq = index + 1
    const valuesDigest = row.values && digestValues(row.values, sha256)
    const entryDigest = digestEntry(seq, row.fields, valuesDigest, sha256)
    previous = sealAfter(previous, entryDigest, sha256)
    return { seq, entryId: `row ${seq}`, ...row, valuesDigest, entryDigest, seal: previous }
  })
}

function faultsOf(rows: SealedRow[]): ChainFault[] {
  let position = chainBeginning
  return rows.flatMap((row) => {
    const checked = checkLink(position, row, sha256)
    position = checked.position
    return checked.faults
  })
}

const chainAndPlace = chain.chain((rows) => fc.tuple(fc.constant(rows), fc.nat({ max: rows.length - 1 })))
const withRow = (rows: SealedRow[], place: number, change: Partial<SealedRow>) =>
  rows.map((row, index) => (index === place ? { ...row, ...change } : row))
const flipped = (bytes: Uint8Array) => Uint8Array.from(bytes, (byte, index) => (index === 0 ? byte ^ 1 : byte))

describe('the canonical form', () => {
  it('is the same only for the same fields', () => {
    fc.assert(
      fc.property(fields, fields, (a, b) => {
        expect(canonicalText(a) === canonicalText(b)).toBe(JSON.stringify(a) === JSON.stringify(b))
      }),
    )
    expect(canonicalText(['知客', '', null])).toBe('6:知客0:-')
    expect(canonicalText(['a', 'b'])).not.toBe(canonicalText(['a1:b']))
  })

  it('hashes as it always did: a chain sealed by an older program must stay valid', () => {
    const digest = digestEntry(1, ['a', null, '知客'], null, sha256)
    expect(toHex(digest)).toBe(createHash('sha256').update('1:11:a-6:知客-').digest('hex'))
    expect(toHex(sealAfter(chainStart, digest, sha256))).toBe(
      createHash('sha256').update(new Uint8Array(32)).update(digest).digest('hex'),
    )
  })
})

describe('a chain', () => {
  it('is without fault as it was sealed, also where values were erased', () => {
    fc.assert(
      fc.property(chain, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (rows, erase) => {
        expect(faultsOf(rows)).toEqual([])
        expect(faultsOf(rows.map((row, index) => (erase[index] ? { ...row, values: null } : row)))).toEqual([])
      }),
    )
  })

  it('names the one row whose content was changed, and no other', () => {
    fc.assert(
      fc.property(chainAndPlace, fields, ([rows, place], other) => {
        fc.pre(JSON.stringify(rows[place]!.fields) !== JSON.stringify(other))
        const { seq, entryId } = rows[place]!
        expect(faultsOf(withRow(rows, place, { fields: other }))).toEqual([{ kind: 'row-changed', seq, entryId }])
        const smoothed = digestEntry(seq, other, rows[place]!.valuesDigest, sha256)
        expect(faultsOf(withRow(rows, place, { fields: other, entryDigest: smoothed }))).toEqual([
          { kind: 'seal-changed', seq, entryId },
        ])
      }),
    )
  })

  it('names changed values, and values put where there were none', () => {
    const other = { salt: new Uint8Array(16), before: null, after: 'put there later, and longer than any' }
    fc.assert(
      fc.property(chainAndPlace, ([rows, place]) => {
        const { seq, entryId } = rows[place]!
        expect(faultsOf(withRow(rows, place, { values: other }))).toEqual([{ kind: 'values-changed', seq, entryId }])
      }),
    )
  })

  it('names a deleted row, a changed seal and deleted seals', () => {
    fc.assert(
      fc.property(chainAndPlace, ([rows, place]) => {
        const { seq, entryId, seal } = rows[place]!
        expect(faultsOf(withRow(rows, place, { fields: null, values: null }))).toEqual([
          { kind: 'row-deleted', seq, entryId },
        ])
        expect(faultsOf(withRow(rows, place, { seal: flipped(seal) }))).toEqual([
          { kind: 'seal-changed', seq, entryId },
        ])
        const gap = { kind: 'seals-deleted', seq, entryId: null, lastSeq: seq }
        expect(faultsOf(rows.filter((_, index) => index !== place))).toEqual(place === rows.length - 1 ? [] : [gap])
      }),
    )
  })

  it('cannot be rewritten from a row on without the seal at its end becoming another', () => {
    fc.assert(
      fc.property(chainAndPlace, fields, ([rows, place], other) => {
        fc.pre(JSON.stringify(rows[place]!.fields) !== JSON.stringify(other))
        const rewritten = sealed(
          rows.map((row, index) => ({ ...row, fields: [...(index === place ? other : row.fields!)] })),
        )
        expect(toHex(rewritten.at(-1)!.seal)).not.toBe(toHex(rows.at(-1)!.seal))
      }),
    )
  })
})
