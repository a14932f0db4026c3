import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromUnits } from '../kernel/money.ts'
import { decideAmount, sumOfLines, type AmountQuestion } from './order-amount.ts'

const question = (given: Partial<AmountQuestion>): AmountQuestion => ({
  amount: null,
  lines: [],
  isReturn: false,
  currency: 'CNY',
  baseCurrency: 'CNY',
  rate: null,
  ...given,
})
const line = (quantity: string, price: string) => ({ product: 'PX90', quantity, price })

describe('the amount of an order', () => {
  it('is what was entered, or the sum of the lines', () => {
    expect(decideAmount(question({ amount: '12.5' }))).toEqual({ amount: '12.5000', amountBase: '12.5000' })
    expect(decideAmount(question({ lines: [line('3', '0.1'), line('2', '1.25')] })).amount).toBe('2.8000')
    expect(decideAmount(question({ amount: '2.80', lines: [line('3', '0.1'), line('2', '1.25')] })).amount).toBe(
      '2.8000',
    )
  })

  it('is converted at the rate, rounded half away from zero', () => {
    const dollars = question({ amount: '0.0005', currency: 'USD', rate: '7.10000000' })
    expect(decideAmount(dollars).amountBase).toBe('0.0036')
    expect(decideAmount({ ...dollars, amount: '-0.0005', isReturn: true }).amountBase).toBe('-0.0036')
    expect(decideAmount({ ...dollars, amount: '100', rate: '7.1' }).amountBase).toBe('710.0000')
  })

  it.each<[Partial<AmountQuestion>, string]>([
    [{}, 'order.amount-missing'],
    [{ amount: '2.81', lines: [line('2', '1.4')] }, 'order.amount-differs'],
    [{ amount: '-1' }, 'order.amount-negative'],
    [{ amount: '1', isReturn: true }, 'order.return-not-negative'],
    [{ amount: '1', currency: 'USD' }, 'order.rate-missing'],
    [{ lines: [line('999999999999999', '999999999999999')] }, 'order.amount-too-large'],
    [{ amount: '999999999999999', currency: 'USD', rate: '7' }, 'order.amount-too-large'],
  ])('is refused: %o → %s', (given, code) => {
    expect(() => decideAmount(question(given))).toThrow(expect.objectContaining({ code }))
  })

  it('adds whole quantities and prices without losing a digit', () => {
    const units = fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n })
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 1000 }), units), { minLength: 1, maxLength: 20 }),
        (parts) => {
          const lines = parts.map(([quantity, price]) => line(String(quantity), fromUnits(price)))
          const exact = parts.reduce((sum, [quantity, price]) => sum + BigInt(quantity) * price, 0n)
          expect(sumOfLines(lines)).toBe(fromUnits(exact))
        },
      ),
    )
  })
})
