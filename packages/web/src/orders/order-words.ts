import type { TFunction } from 'i18next'
import { trimMoney } from '@zhike/core/kernel/money'

/** 行星减速机 PX120 × 160 等 3 项; nothing where the order has no lines. */
export function orderWords(
  t: TFunction,
  first: { product: string; quantity: string } | null,
  lineCount: number,
): string {
  if (!first) return ''
  const words = `${first.product} × ${trimMoney(first.quantity)}`
  return lineCount > 1 ? t('orders:andMore', { first: words, count: lineCount }) : words
}
