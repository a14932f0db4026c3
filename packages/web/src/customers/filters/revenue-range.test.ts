import { describe, expect, it } from 'vitest'
import { amountRangeText, shownAmount, typedAmount } from './revenue-range.ts'

describe('a range of revenue', () => {
  it.each([
    ['50', 10_000, '500000'],
    ['1.5', 10_000, '15000'],
    ['1,286.2', 10_000, '12862000'],
    ['0.00005', 10_000, undefined],
    ['-3', 10_000, undefined],
    ['abc', 1, undefined],
    ['', 1, undefined],
    ['99.5', 1, '99.5'],
  ] as const)('%s × %s is %s', (text, factor, amount) => expect(typedAmount(text, factor)).toBe(amount))

  it('shows what was typed', () => {
    expect(shownAmount('15000', 10_000)).toBe('1.5')
    expect(shownAmount(undefined, 1)).toBe('')
  })

  it('puts the ends in order', () => {
    expect(amountRangeText('500000', '100000')).toBe('100000..500000')
    expect(amountRangeText(undefined, '100000')).toBe('..100000')
    expect(amountRangeText(undefined, undefined)).toBeUndefined()
  })
})
