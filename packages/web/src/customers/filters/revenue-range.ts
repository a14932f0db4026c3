import { fromUnits, isMoney, toUnits, trimMoney } from '@zhike/core/kernel/money'

/** What is typed (in 万元 where factor is 10,000) as an amount for the address; undefined when it is no amount. */
export function typedAmount(text: string, factor: 1 | 10_000): string | undefined {
  const plain = text.trim().replaceAll(',', '')
  if (!isMoney(plain) || plain.startsWith('-')) return undefined
  const amount = trimMoney(fromUnits(toUnits(plain) * BigInt(factor)))
  return amount.length > 15 ? undefined : amount
}

/** The amount of the address as it is typed. */
export function shownAmount(amount: string | undefined, factor: 1 | 10_000): string {
  if (!amount || !isMoney(amount)) return ''
  return trimMoney(fromUnits(toUnits(amount) / BigInt(factor)))
}

/** Both ends in their order; undefined when nothing is asked. */
export function amountRangeText(from: string | undefined, to: string | undefined): string | undefined {
  if (!from && !to) return undefined
  if (from && to && toUnits(from) > toUnits(to)) return `${to}..${from}`
  return `${from ?? ''}..${to ?? ''}`
}
