import { describe, expect, it } from 'vitest'
import { isEmptyLine, lineAmount, linesTotal, typedNumber } from './order-amount.ts'

const line = (quantity: string, price: string) => ({ key: 'k', product: 'PX90', quantity, price })

describe('amounts of an order', () => {
  it.each([
    ['160', '8912.5', '1426000'],
    ['1,000', '0.1', '100'],
    ['0.3333', '0.3333', '0.1111'],
    ['-2', '12.5', '-25'],
    ['0.0001', '0.5', '0.0001'],
    ['x', '1', undefined],
    ['', '1', undefined],
  ])('%s × %s = %s', (quantity, price, amount) => expect(lineAmount(line(quantity, price))).toBe(amount))

  it('adds lines exactly', () => {
    expect(linesTotal([line('3', '0.1'), line('1', '0.2')])).toBe('0.5')
    expect(linesTotal([line('3', '0.1'), line('', '')])).toBeUndefined()
    expect(linesTotal([])).toBe('0')
  })

  it('knows what is no line and what is no number', () => {
    expect(isEmptyLine({ key: 'k', product: ' ', quantity: '', price: '' })).toBe(true)
    expect(typedNumber('12.34567')).toBeUndefined()
    expect(typedNumber(' 1,200.50 ')).toBe('1200.50')
  })
})
