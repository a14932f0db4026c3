import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromUnits, toUnits } from '../kernel/money.ts'
import { defaultScheme } from './default-scheme.ts'
import { rankCustomers, vipCount, type Measured } from './rank-customers.ts'

const measured = fc.array(
  fc.record({
    externalId: fc.option(fc.string({ maxLength: 4, unit: 'grapheme' }).filter((text) => text !== '')),
    units: fc.oneof(fc.bigInt(-50_000n, 500_000n), fc.constantFrom(0n, 10_000n, 20_000n)),
  }),
  { maxLength: 60 },
)
const withIds = (rows: { externalId: string | null; units: bigint }[]): Measured[] =>
  rows.map((row, i) => ({
    customerId: `00000000-0000-7000-8000-${String(i).padStart(12, '0')}`,
    externalId: row.externalId,
    measure: fromUnits(row.units),
  }))
const named = (...measures: string[]): Measured[] =>
  measures.map((measure, i) => ({ customerId: `id-${i}`, externalId: null, measure }))
const tiersOf = (rows: Measured[], scheme = defaultScheme) => rankCustomers(rows, scheme).map((row) => row.tier)

describe('rankCustomers by share', () => {
  it('counts a customer as A while the share before it is under 70 %, so the one that crosses the line still is', () => {
    expect(tiersOf(named('60', '20', '15', '5'))).toEqual(['A', 'A', 'B', 'C'])
    expect(tiersOf(named('70', '20', '10'))).toEqual(['A', 'B', 'C'])
    expect(tiersOf(named('100'))).toEqual(['A'])
  })

  it('compares shares exactly, not as floats', () => {
    const thirds = { ...defaultScheme, thresholds: { a: 33.33, b: 66.67 } }
    expect(tiersOf(named('1', '1', '1'), thirds)).toEqual(['A', 'B', 'B'])
  })

  it('breaks ties by external id, customers without one last, then by id', () => {
    const rows = [
      { customerId: 'b', externalId: null, measure: '5' },
      { customerId: 'a', externalId: null, measure: '5.0000' },
      { customerId: 'c', externalId: '𠮷', measure: '5' },
      { customerId: 'd', externalId: '\uffee', measure: '5' },
      { customerId: 'e', externalId: '10', measure: '5' },
      { customerId: 'f', externalId: '1', measure: '5' },
      { customerId: 'g', externalId: 'Z', measure: '5.0001' },
    ]
    expect(rankCustomers(rows, defaultScheme).map((row) => row.customerId)).toEqual(['g', 'f', 'e', 'd', 'c', 'a', 'b'])
  })

  it('holds zero and negative revenue at C, outside the shares and never VIP', () => {
    const ranked = rankCustomers(named('-10', '0', '4', '-10'), { ...defaultScheme, vipPercent: 100 })
    expect(ranked.map(({ tier, isVip, shareBefore }) => [tier, isVip, shareBefore])).toEqual([
      ['A', true, '0.00000000'],
      ['C', false, '1.00000000'],
      ['C', false, '1.00000000'],
      ['C', false, '1.00000000'],
    ])
    expect(tiersOf(named('0', '-1'))).toEqual(['C', 'C'])
  })

  it('keeps every promise on any input', () => {
    fc.assert(
      fc.property(measured, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 61, max: 100 }), (rows, a, b) => {
        const input = withIds(rows)
        const scheme = { ...defaultScheme, thresholds: { a, b } }
        const ranked = rankCustomers(input, scheme)
        expect(ranked.map((row) => row.rank)).toEqual(input.map((_, i) => i + 1))
        expect(new Set(ranked.map((row) => row.customerId)).size).toBe(input.length)
        expect(ranked.filter((row) => row.isVip).length).toBeLessThanOrEqual(vipCount(input.length, 1))
        const total = ranked.reduce((sum, row) => sum + (toUnits(row.measure) > 0n ? toUnits(row.measure) : 0n), 0n)
        let before = 0n
        ranked.forEach((row, i) => {
          const units = toUnits(row.measure)
          expect(units <= toUnits(ranked[i - 1]?.measure ?? row.measure)).toBe(true)
          const expected =
            units <= 0n || before * 100n >= total * BigInt(b) ? 'C' : before * 100n >= total * BigInt(a) ? 'B' : 'A'
          expect(row.tier).toBe(expected)
          if (units > 0n) before += units
        })
        // The order of the input does not matter.
        expect(rankCustomers(input.toReversed(), scheme)).toEqual(ranked)
      }),
    )
  })
})

describe('rankCustomers by amount', () => {
  const scheme = { ...defaultScheme, mode: 'amount' as const, amounts: { a: '5000', b: '500.5' } }

  it('reaches a tier with exactly its amount', () => {
    expect(tiersOf(named('5000', '4999.9999', '500.5', '500.4999', '-1'), scheme)).toEqual(['A', 'B', 'B', 'C', 'C'])
  })
})

describe('vipCount', () => {
  it('rounds the percent up', () => {
    expect([0, 1, 100, 101, 1862, 4338].map((n) => vipCount(n, 1))).toEqual([0, 1, 1, 2, 19, 44])
    expect(vipCount(1000, 0)).toBe(0)
    expect(vipCount(10_000, 0.07)).toBe(7)
  })
})
