import { none } from './money.ts'

type Maybe = number | null | undefined

/** 1,862; nothing is “—”. */
export function formatCount(count: Maybe): string {
  return count === null || count === undefined ? none : count.toLocaleString('en-US')
}

/** A count the server stopped counting: 10,000+. */
export function formatCappedCount(result: { count: number; capped: boolean }): string {
  return result.capped ? `${formatCount(result.count)}+` : formatCount(result.count)
}

/** 0.701 → 70.1 %. A share of nothing is “—”. */
export function formatPercent(share: Maybe, decimals = 1): string {
  if (share === null || share === undefined || !Number.isFinite(share)) return none
  return `${(share * 100).toFixed(decimals)}%`
}

/** A difference in ink, never in colour: +18.3% · −4%. */
export function formatPercentChange(share: Maybe, decimals = 1): string {
  if (share === null || share === undefined || !Number.isFinite(share)) return none
  const text = `${Math.abs(share * 100).toFixed(decimals)}%`
  return share > 0 ? `+${text}` : share < 0 ? `−${text}` : text
}

/** +5 · −7 · 0. */
export function formatChange(change: Maybe): string {
  if (change === null || change === undefined) return none
  if (change === 0) return '0'
  return `${change > 0 ? '+' : '−'}${formatCount(Math.abs(change))}`
}
