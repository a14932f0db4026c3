import { toUnits } from '../kernel/money.ts'
import type { Locale } from '../kernel/problem.ts'

/** "988700.5" → "98.87 万元" in Chinese for yuan, "CNY 988,700.50" elsewhere. */
export function amountWords(amount: string, currency: string, locale: Locale): string {
  const units = toUnits(amount)
  const size = units < 0n ? -units : units
  if (locale === 'zh-CN' && currency === 'CNY') {
    if (size >= 100_000_000n) return `${grouped(amount, 4)} 万元`
    return `${grouped(amount, 0)} 元`
  }
  return `${currency} ${grouped(amount, 0)}`
}

/** Shifts the point left, rounds half away from zero to two places and groups by thousands: never through a float. */
function grouped(amount: string, shift: number): string {
  const units = toUnits(amount)
  const size = units < 0n ? -units : units
  const divisor = 10n ** BigInt(2 + shift)
  const cents = ((size * 2n + divisor) / (2n * divisor)).toString().padStart(3, '0')
  const whole = cents.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${units < 0n ? '−' : ''}${whole}.${cents.slice(-2)}`
}

/** 1862 → "1,862". */
export function countWords(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ',')
}
