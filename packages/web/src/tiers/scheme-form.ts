import { isMoney } from '@zhike/core/kernel/money'
import type { TierScheme } from '@zhike/core/tiers/schema'

/** A scheme as it is typed: figures are texts until they are saved. */
export interface SchemeForm {
  mode: TierScheme['mode']
  shareA: string
  shareB: string
  amountA: string
  amountB: string
  period: TierScheme['period']['kind']
  from: string
  to: string
  vip: string
  labels: TierScheme['labels']
}

export function formOf(scheme: TierScheme): SchemeForm {
  const range = scheme.period.kind === 'range' ? scheme.period : { from: '', to: '' }
  return {
    mode: scheme.mode,
    shareA: String(scheme.thresholds.a),
    shareB: String(scheme.thresholds.b),
    amountA: scheme.amounts.a,
    amountB: scheme.amounts.b,
    period: scheme.period.kind,
    from: range.from,
    to: range.to,
    vip: String(scheme.vipPercent),
    labels: scheme.labels,
  }
}

/** What is typed as a scheme; null when a figure that counts is none. Figures of the other mode stay as they were. */
export function schemeOf(form: SchemeForm, before: TierScheme): TierScheme | null {
  const a = percent(form.shareA) ?? (form.mode === 'amount' ? before.thresholds.a : undefined)
  const b = percent(form.shareB) ?? (form.mode === 'amount' ? before.thresholds.b : undefined)
  const amountA = amount(form.amountA) ?? (form.mode === 'share' ? before.amounts.a : undefined)
  const amountB = amount(form.amountB) ?? (form.mode === 'share' ? before.amounts.b : undefined)
  const vipPercent = percent(form.vip)
  if (a === undefined || b === undefined || vipPercent === undefined || !amountA || !amountB) return null
  return {
    mode: form.mode,
    thresholds: { a, b },
    amounts: { a: amountA, b: amountB },
    period: form.period === 'range' ? { kind: 'range', from: form.from, to: form.to } : { kind: form.period },
    vipPercent,
    labels: form.labels,
  }
}

function percent(text: string): number | undefined {
  const value = Number(text.trim().replace(/%$/, ''))
  return text.trim() !== '' && Number.isFinite(value) ? Math.round(value * 100) / 100 : undefined
}

/** "5,000,000" → "5000000"; 500万 → "5000000". */
function amount(text: string): string | undefined {
  const plain = text.replace(/[,\s¥]/g, '')
  const wan = /^(\d+(?:\.\d+)?)万元?$/.exec(plain)
  const value = wan ? String(Math.round(Number(wan[1]) * 10_000)) : plain
  return isMoney(value) ? value : undefined
}
