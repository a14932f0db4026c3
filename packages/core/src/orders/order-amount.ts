import { fromUnits, toUnits } from '../kernel/money.ts'
import {
  amountDiffers,
  amountMissing,
  amountNegative,
  amountTooLarge,
  rateMissing,
  returnNotNegative,
} from './problems.ts'

export interface LineFacts {
  product: string
  quantity: string
  price: string
}

export interface AmountQuestion {
  /** As entered; null = leave it to the lines. */
  amount: string | null
  lines: readonly LineFacts[]
  isReturn: boolean
  currency: string
  baseCurrency: string
  /** Units of the company's currency for one of this; null = not entered. */
  rate: string | null
}

const largest = 10n ** 19n

/** Quantity × price of all lines, rounded half away from zero to four places once, at the end. */
export function sumOfLines(lines: readonly LineFacts[]): string {
  let total = 0n
  for (const line of lines) total += toUnits(line.quantity) * toUnits(line.price)
  return fromUnits(divideRounded(total, 10_000n))
}

/** The amount an order has and what it is in the company's currency, or the refusal that says what does not fit. */
export function decideAmount(question: AmountQuestion): { amount: string; amountBase: string } {
  const { lines, isReturn, currency, baseCurrency, rate } = question
  const sum = lines.length > 0 ? sumOfLines(lines) : null
  const entered = question.amount === null ? null : fromUnits(toUnits(question.amount))
  if (sum !== null && entered !== null && sum !== entered) throw amountDiffers({ amount: entered, sum })
  const amount = entered ?? sum
  if (amount === null) throw amountMissing()
  const units = toBig(amount)
  if (units < 0n && !isReturn) throw amountNegative({ amount })
  if (units > 0n && isReturn) throw returnNotNegative({ amount })
  if (currency !== baseCurrency && rate === null) throw rateMissing({ currency, base: baseCurrency })
  const base = currency === baseCurrency ? units : divideRounded(units * rateUnits(rate ?? '1'), 10n ** 8n)
  for (const one of [units, base]) {
    if (one >= largest || one <= -largest) throw amountTooLarge({ amount: fromUnits(one) })
  }
  return { amount, amountBase: fromUnits(base) }
}

/** toUnits without its bound: a sum of lines may have more digits than an amount, and is then refused by name. */
function toBig(amount: string): bigint {
  return BigInt(amount.replace('.', ''))
}

/** "7.1234" → in units of 10⁻⁸. */
function rateUnits(rate: string): bigint {
  const [whole = '0', places = ''] = rate.split('.')
  return BigInt(whole) * 10n ** 8n + BigInt(places.slice(0, 8).padEnd(8, '0'))
}

function divideRounded(value: bigint, by: bigint): bigint {
  const half = by / 2n
  return value >= 0n ? (value + half) / by : -((-value + half) / by)
}
