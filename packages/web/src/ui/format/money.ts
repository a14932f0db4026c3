import type { Locale } from '@zhike/core/kernel/problem'

export const none = '—'

export interface MoneyStyle {
  language: Locale
  currency: string
  /** Decimals of large amounts: two by default, one in sums. */
  decimals?: number
}

export interface MoneyParts {
  number: string
  /** What follows the number, smaller: 万元, 元; empty where the number carries its own sign (¥12.86M). */
  unit: string
}

type Amount = string | number | null | undefined

const wan = 10_000

/** 1,286.20 万元 · 8,600 元 · ¥12.86M. From 10,000 yuan in 万元 (K and M in English); empty amounts are “—”. */
export function moneyParts(amount: Amount, style: MoneyStyle): MoneyParts {
  const value = toNumber(amount)
  if (value === undefined) return { number: none, unit: '' }
  const decimals = style.decimals ?? 2
  if (style.language === 'zh-CN') {
    if (Math.abs(value) >= wan)
      return { number: fixed(value / wan, decimals), unit: `万${chineseUnit(style.currency)}` }
    return { number: trimmed(value), unit: chineseUnit(style.currency) }
  }
  const sign = currencySign(style.currency)
  if (Math.abs(value) >= 1_000_000)
    return { number: signed(value, sign, `${fixed(Math.abs(value) / 1_000_000, decimals)}M`), unit: '' }
  if (Math.abs(value) >= wan) return { number: signed(value, sign, `${fixed(Math.abs(value) / 1000, 1)}K`), unit: '' }
  return { number: signed(value, sign, trimmed(Math.abs(value))), unit: '' }
}

export function formatMoney(amount: Amount, style: MoneyStyle): string {
  const { number, unit } = moneyParts(amount, style)
  return unit ? `${number} ${unit}` : number
}

/** A cell of a column whose head names the unit (see moneyUnit): 1,286.20; in English the cell names it itself. */
export function moneyCell(amount: Amount, style: MoneyStyle): string {
  const value = toNumber(amount)
  if (value === undefined || value === 0) return none
  if (style.language === 'zh-CN') return fixed(value / wan, style.decimals ?? 2)
  return moneyParts(value, style).number
}

/** What the head of a money column adds to its name: 万元, or nothing in English. */
export function moneyUnit(style: Pick<MoneyStyle, 'language' | 'currency'>): string {
  return style.language === 'zh-CN' ? `万${chineseUnit(style.currency)}` : ''
}

/** The exact amount, for hovering and for forms: 12,862,000.00. */
export function exactMoney(amount: Amount, currency: string): string {
  const value = toNumber(amount)
  return value === undefined ? none : `${currency} ${fixed(value, 2)}`
}

/** A difference in ink: +312.6 · −248.3 · 0. */
export function moneyChange(amount: Amount, style: MoneyStyle): string {
  const value = toNumber(amount)
  if (value === undefined) return none
  if (value === 0) return '0'
  const text =
    style.language === 'zh-CN'
      ? fixed(Math.abs(value) / wan, style.decimals ?? 1)
      : moneyParts(Math.abs(value), style).number
  return `${value > 0 ? '+' : '−'}${text}`
}

function toNumber(amount: Amount): number | undefined {
  if (amount === null || amount === undefined || amount === '') return undefined
  const value = Number(amount)
  return Number.isFinite(value) ? value : undefined
}

function chineseUnit(currency: string): string {
  return currency === 'CNY' ? '元' : ` ${currency}`
}

function currencySign(currency: string): string {
  const signs: Record<string, string> = { CNY: '¥', USD: '$', EUR: '€', GBP: '£', JPY: 'JP¥', HKD: 'HK$' }
  return signs[currency] ?? `${currency} `
}

function signed(value: number, sign: string, text: string): string {
  return `${value < 0 ? '−' : ''}${sign}${text}`
}

function fixed(value: number, decimals: number): string {
  const text = value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
  return text.replace('-', '−')
}

function trimmed(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 2 }).replace('-', '−')
}
