import { toUnits } from '../kernel/money.ts'

export type DecimalSign = '.' | ','
export type MoneyReading = { amount: string } | { failure: 'money.unreadable' | 'money.decimals' | 'money.too-large' }

const currencySigns = /(?:cny|rmb|usd|eur|gbp|hkd|us\$|hk\$|人民币|[¥￥$€£₩]|元整?|圆)/giu
const units: readonly (readonly [RegExp, bigint])[] = [
  [/亿$/u, 100_000_000n],
  [/万$/u, 10_000n],
]

/**
 * An amount as sheets write it: 1,280.50 · ¥1280 · 1.280,50 (decimal ',') · (1,200.00) = negative · 12.5万 · 1.2E+4.
 * `unit` multiplies, for columns in 万元. The answer is a decimal string with at most four places.
 */
export function readMoney(text: string, decimal: DecimalSign = '.', unit: 1 | 10_000 = 1): MoneyReading {
  let input = text
    .normalize('NFKC')
    .replace(/[\s'’_]/g, '')
    .replace(currencySigns, '')
  let sign = ''
  const bracketed = /^\((.+)\)$/.exec(input)
  if (bracketed?.[1] !== undefined) {
    sign = '-'
    input = bracketed[1]
  }
  const signed = /^([+\-−])(.*)$|^(.*?)([-−])$/.exec(input)
  if (signed) {
    if (signed[1] !== '+') sign = sign === '-' ? '' : '-'
    input = signed[2] ?? signed[3] ?? ''
  }
  let factor = BigInt(unit)
  for (const [pattern, size] of units) {
    if (!pattern.test(input)) continue
    input = input.replace(pattern, '')
    // "12.5万" in a column of 万元 says its unit twice, not 10,000 times 10,000.
    factor = size
    break
  }
  const plain = /^\d+(?:\.\d+)?e[+-]?\d{1,2}$/i.test(input) ? fromExponent(input) : ungroup(input, decimal)
  if (plain === null) return { failure: 'money.unreadable' }
  const [whole = '', fraction = ''] = plain.split('.')
  const digits = fraction.replace(/0+$/, '')
  const places = factor === 1n ? 4 : factor === 10_000n ? 8 : 12
  if (digits.length > places) return { failure: 'money.decimals' }
  const scaled = BigInt(whole + digits.padEnd(places, '0')) * factor
  const tenThousandths = scaled / 10n ** BigInt(places - 4)
  const amount = `${sign}${tenThousandths / 10_000n}.${String(tenThousandths % 10_000n).padStart(4, '0')}`
  if (amount.length > 20) return { failure: 'money.too-large' }
  return { amount: tenThousandths === 0n ? '0' : amount.replace(/\.?0+$/, '') }
}

/** Takes the grouping signs out; null when they do not stand where groups end. */
function ungroup(input: string, decimal: DecimalSign): string | null {
  const group = decimal === '.' ? ',' : '.'
  const [whole = '', fraction, ...rest] = input.split(decimal)
  if (rest.length > 0 || (fraction !== undefined && !/^\d*$/.test(fraction))) return null
  const grouped = whole.split(group)
  const isPlain = /^\d{0,15}$/.test(whole) && whole !== ''
  const isGrouped =
    grouped.length > 1 &&
    /^\d{1,3}$/.test(grouped[0] ?? '') &&
    // 1,280,500 or, in Indian sheets, 12,80,500; Chinese sheets also group by four.
    grouped.slice(1, -1).every((part) => /^\d{2,4}$/.test(part)) &&
    /^\d{3,4}$/.test(grouped.at(-1) ?? '')
  if (!isPlain && !isGrouped && !(whole === '' && fraction)) return null
  const digits = grouped.join('')
  if (digits.length > 15) return null
  return fraction ? `${digits || '0'}.${fraction}` : digits
}

function fromExponent(input: string): string | null {
  const [mantissa = '', power = '0'] = input.toLowerCase().split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  const shift = Number(power)
  const digits = whole + fraction
  const point = whole.length + shift
  if (point > 15 || point < -12) return null
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`
  return point >= digits.length ? digits.padEnd(point, '0') : `${digits.slice(0, point)}.${digits.slice(point)}`
}

/**
 * The decimal sign a column's values prove: ',' when one can only be read so (1.280,50 · 12,5) and none contradicts.
 * A single 1,280 is a thousand two hundred and eighty, as Chinese and English sheets write it.
 */
export function detectDecimal(values: Iterable<string>): DecimalSign | 'ambiguous' {
  const evidence = { '.': 0, ',': 0 }
  for (const value of values) {
    const input = value.normalize('NFKC').replace(/[^\d.,]/g, '')
    const point = input.lastIndexOf('.')
    const comma = input.lastIndexOf(',')
    if (point >= 0 && comma >= 0) evidence[point > comma ? '.' : ','] += 1
    else if (comma >= 0 && !/^\d{1,3}(?:,\d{3,4})+$/.test(input)) evidence[','] += 1
    else if (point >= 0 && !/^\d{1,3}(?:\.\d{3})+$/.test(input)) evidence['.'] += 1
    else if (comma >= 0 && input.indexOf(',') !== comma) evidence['.'] += 1
    else if (point >= 0 && input.indexOf('.') !== point) evidence[','] += 1
  }
  if (evidence[','] > 0 && evidence['.'] > 0) return 'ambiguous'
  return evidence[','] > 0 ? ',' : '.'
}

/** 金额（万元） → 10000. */
export function unitOfHeader(header: string): 1 | 10_000 {
  return /万/.test(header) ? 10_000 : 1
}

export function isNegative(amount: string): boolean {
  return toUnits(amount) < 0n
}
