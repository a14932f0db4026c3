import { describe, expect, it } from 'vitest'
import { checkScheme } from './check-scheme.ts'
import { curvePositions } from './curve-positions.ts'
import { defaultScheme } from './default-scheme.ts'
import { tierScheme } from './schema.ts'

describe('checkScheme', () => {
  it('accepts what a company begins with', () => {
    expect(() => checkScheme(tierScheme.parse(defaultScheme))).not.toThrow()
  })

  it.each([
    ['A above B', { thresholds: { a: 90, b: 70 } }, 'tier.thresholds-reversed'],
    ['no A at all', { thresholds: { a: 0, b: 70 } }, 'tier.thresholds-reversed'],
    ['A from less than B', { amounts: { a: '9.5', b: '10' } }, 'tier.amounts-reversed'],
    ['B from nothing', { amounts: { a: '9.5', b: '0' } }, 'tier.amounts-reversed'],
    [
      'a period that ends before it begins',
      { period: { kind: 'range' as const, from: '2026-02-01', to: '2026-01-01' } },
      'tier.period-reversed',
    ],
  ])('refuses %s and quotes the values', (_, change, code) => {
    expect(() => checkScheme({ ...defaultScheme, ...change })).toThrow(code)
  })

  it('takes percents with two decimals and no more', () => {
    const with70 = (a: number) => tierScheme.safeParse({ ...defaultScheme, thresholds: { a, b: 90 } }).success
    expect([70, 70.5, 33.33, 0.29, 70.125, -1, 101].map(with70)).toEqual([true, true, true, true, false, false, false])
  })
})

describe('curvePositions', () => {
  it('samples at most so many places, dense at the head, the last one included', () => {
    expect(curvePositions(0, 200)).toEqual([])
    expect(curvePositions(3, 200)).toEqual([1, 2, 3])
    const positions = curvePositions(1_000_000, 200)
    expect(positions.length).toBe(200)
    expect([positions[0], positions[1], positions.at(-1)]).toEqual([25, 100, 1_000_000])
  })
})
