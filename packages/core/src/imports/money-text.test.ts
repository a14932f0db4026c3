import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromUnits, toUnits, trimMoney } from '../kernel/money.ts'
import { detectDecimal, readMoney, unitOfHeader, type DecimalSign } from './money-text.ts'

const amount = (text: string, decimal: DecimalSign = '.', unit: 1 | 10_000 = 1) => {
  const reading = readMoney(text, decimal, unit)
  return 'failure' in reading ? reading.failure : reading.amount
}

describe('an amount as sheets write it', () => {
  it.each<[string, DecimalSign, string]>([
    ['1280.5', '.', '1280.5'],
    ['1,280.50', '.', '1280.5'],
    ['1,280', '.', '1280'],
    ['12,3456', '.', '123456'],
    ['¥1,280.50', '.', '1280.5'],
    ['￥ 860', '.', '860'],
    ['1280元', '.', '1280'],
    ['CNY 1280', '.', '1280'],
    ['１２８０', '.', '1280'],
    ['12.5万', '.', '125000'],
    ['12.34567万', '.', '123456.7'],
    ['1.5亿元', '.', '150000000'],
    ['-5', '.', '-5'],
    ['5-', '.', '-5'],
    ['(1,200.00)', '.', '-1200'],
    ['+7', '.', '7'],
    ['0.00', '.', '0'],
    ['.5', '.', '0.5'],
    ['1.2E+4', '.', '12000'],
    ['1.280,50', ',', '1280.5'],
    ['12,5', ',', '12.5'],
    ['1 280,50', ',', '1280.5'],
    ["1'280.50", '.', '1280.5'],
    ['1.23456', '.', 'money.decimals'],
    ['12,5', '.', 'money.unreadable'],
    ['1,28,0', '.', 'money.unreadable'],
    ['面议', '.', 'money.unreadable'],
    ['12.5.6', '.', 'money.unreadable'],
    ['--5', '.', 'money.unreadable'],
    ['1234567890123456', '.', 'money.unreadable'],
    ['999999999999999亿', '.', 'money.too-large'],
  ])('%s with %s is %s', (text, decimal, expected) => {
    expect(amount(text, decimal)).toBe(expected)
  })

  it('in a column of 万元 is ten thousand times as much, unless it says its unit itself', () => {
    expect(unitOfHeader('金额（万元）')).toBe(10_000)
    expect(unitOfHeader('金额（元）')).toBe(1)
    expect([amount('12.5', '.', 10_000), amount('12.5万', '.', 10_000)]).toEqual(['125000', '125000'])
  })

  it('comes back whatever the grouping', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n }), (units) => {
        const plain = trimMoney(fromUnits(units))
        const [whole = '', fraction] = plain.replace('-', '').split('.')
        const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`)
        const german = grouped.replace(/[.,]/g, (sign) => (sign === ',' ? '.' : ','))
        const sign = units < 0n ? '-' : ''
        expect(toUnits(amount(`${sign}${grouped}`))).toBe(units)
        expect(toUnits(amount(`${sign}${german}`, ','))).toBe(units)
      }),
    )
  })
})

describe('the decimal sign of a column', () => {
  it.each([
    [['1,280.50', '3'], '.'],
    [['1.280,50', '3'], ','],
    [['12,5'], ','],
    [['1,280', '2,560'], '.'],
    [['1.280.000'], ','],
    [['12,5', '12.5'], 'ambiguous'],
    [['1280'], '.'],
  ])('of %j is %s', (values, sign) => {
    expect(detectDecimal(values)).toBe(sign)
  })
})
