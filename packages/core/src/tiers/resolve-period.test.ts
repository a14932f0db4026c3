import { describe, expect, it } from 'vitest'
import { dataEnd, resolvePeriod } from './resolve-period.ts'

describe('dataEnd', () => {
  it.each([
    ['no orders yet', '2026-11-21', null, '2026-11-21'],
    ['orders up to yesterday', '2026-11-21', '2026-11-20', '2026-11-21'],
    ['quiet for exactly 30 days', '2026-11-21', '2026-10-22', '2026-11-21'],
    ['quiet for 31 days', '2026-11-21', '2026-10-21', '2026-10-21'],
    ['a file from long ago', '2026-11-21', '2017-12-31', '2017-12-31'],
    ['every order in the future', '2026-11-21', '2027-01-05', '2027-01-05'],
  ])('%s', (_, today, newest, expected) => {
    expect(dataEnd(today, newest)).toBe(expected)
  })
})

describe('resolvePeriod', () => {
  it('covers twelve months with both ends in it, over a leap day too', () => {
    expect(resolvePeriod({ kind: '12m' }, '2025-11-20', null)).toEqual({ from: '2024-11-21', to: '2025-11-20' })
    expect(resolvePeriod({ kind: '12m' }, '2024-02-29', null)).toEqual({ from: '2023-03-01', to: '2024-02-29' })
    expect(resolvePeriod({ kind: '12m' }, '2025-02-28', null)).toEqual({ from: '2024-02-29', to: '2025-02-28' })
  })

  it('takes a range as it is and leaves the whole time open', () => {
    const range = { from: '2020-01-01', to: '2020-12-31' }
    expect(resolvePeriod({ kind: 'range', ...range }, '2026-11-21', '2026-11-20')).toEqual(range)
    expect(resolvePeriod({ kind: 'all' }, '2026-11-21', '2026-11-20')).toEqual({ from: null, to: null })
  })
})
