import type { Locale } from '@zhike/core/kernel/problem'

export function browserTimeZone(): string {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone
  // A browser without a place says UTC; most of our companies are in China.
  return !zone || zone === 'UTC' || zone === 'Etc/UTC' ? 'Asia/Shanghai' : zone
}

const currencies = [
  'CNY',
  'HKD',
  'TWD',
  'MOP',
  'USD',
  'EUR',
  'GBP',
  'JPY',
  'KRW',
  'SGD',
  'MYR',
  'THB',
  'VND',
  'IDR',
  'INR',
  'AUD',
  'CAD',
  'CHF',
  'SEK',
  'AED',
]

/** CNY 人民币: the code is what orders carry, the name is for reading. */
export function currencyOptions(language: Locale): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(language, { type: 'currency' })
  return currencies.map((code) => ({ value: code, label: `${code} ${names.of(code) ?? ''}`.trim() }))
}
